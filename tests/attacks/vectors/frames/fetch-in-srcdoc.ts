import { fetching, framed, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('', fetching(NO_CORS)),
} satisfies Vector;
