import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://evil.example:8443/',
  markup: fetching(NO_CORS),
} satisfies Vector;
