import { fetching, NO_CORS_POST } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: fetching(NO_CORS_POST),
  arrives: ['POST'],
} satisfies Vector;
