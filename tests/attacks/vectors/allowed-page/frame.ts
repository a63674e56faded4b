import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  from: `${TARGET.docs}/`,
  markup: '<iframe src="{url}"></iframe>',
} satisfies Vector;
