import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: fetching("{ method: 'POST', body: 'x', credentials: 'include' }"),
  arrives: ['POST'],
} satisfies Vector;
