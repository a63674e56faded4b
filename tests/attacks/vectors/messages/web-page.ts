import { askExtension } from '../../suite/ask-extension';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage, page) => askExtension(stage, page.evaluate),
  arrives: [],
} satisfies Vector;
