import { framed, script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

/** The pop-up inherits nothing that the browser would name. */
export default {
  markup: framed('sandbox="allow-scripts allow-popups"', script("window.open('{url}')")),
  residual: 'opaque-origin',
} satisfies Vector;
