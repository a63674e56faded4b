import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
