import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: link('download="x"'),
} satisfies Vector;
