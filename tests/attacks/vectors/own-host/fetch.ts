import { fetching, NO_CORS_POST } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** Its own pages get navigation only. */
export default {
  from: `${TARGET.origin}/start`,
  markup: fetching(NO_CORS_POST),
  arrives: ['POST'],
} satisfies Vector;
