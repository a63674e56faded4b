import { fetching, framed, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('sandbox="allow-scripts"', fetching(NO_CORS)),
} satisfies Vector;
