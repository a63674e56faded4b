import { form } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** Its own pages get navigation only. */
export default {
  from: `${TARGET.origin}/start`,
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
