import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: form(''),
} satisfies Vector;
