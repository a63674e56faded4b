import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("new FontFace('x', 'url({url})').load().catch(() => {})"),
} satisfies Vector;
