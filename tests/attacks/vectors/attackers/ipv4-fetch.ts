import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://192.0.2.7/',
  markup: fetching(NO_CORS),
} satisfies Vector;
