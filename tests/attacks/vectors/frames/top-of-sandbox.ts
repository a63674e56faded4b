import { framed, GO_TOP } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

/** The frame has an opaque origin, so the browser names nobody. */
export default {
  markup: framed('sandbox="allow-scripts allow-top-navigation"', GO_TOP),
  residual: 'opaque-origin',
} satisfies Vector;
