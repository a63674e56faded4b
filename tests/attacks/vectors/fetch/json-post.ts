import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

/** The browser asks first, and the API says no. */
export default {
  markup: fetching("{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }"),
  arrives: ['OPTIONS'],
} satisfies Vector;
