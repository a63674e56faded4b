import { fetching, framed, NO_CORS_POST } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('sandbox="allow-scripts"', fetching(NO_CORS_POST)),
  arrives: ['POST'],
} satisfies Vector;
