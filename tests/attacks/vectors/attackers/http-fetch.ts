import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://evil.example/',
  markup: fetching(NO_CORS),
} satisfies Vector;
