import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

/** The browser asks first, and the API says no. */
export default {
  markup: fetching("{ method: 'DELETE' }"),
  arrives: ['OPTIONS'],
} satisfies Vector;
