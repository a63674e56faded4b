import { framed, GO_TOP } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('', GO_TOP),
} satisfies Vector;
