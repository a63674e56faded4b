import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: `<iframe name="n"></iframe>${form('method="post" target="n"')}`,
  arrives: ['POST'],
} satisfies Vector;
