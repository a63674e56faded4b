import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://127.0.0.1:{port}/',
  markup: fetching(NO_CORS),
} satisfies Vector;
