import { form } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** Pages that are allowed may fetch; forms never. */
export default {
  from: `${TARGET.docs}/`,
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
