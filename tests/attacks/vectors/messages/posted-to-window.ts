import { askWindows } from '../../suite/ask-windows';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage, page) => askWindows(stage, page, 'open(address)'),
  arrives: [],
} satisfies Vector;
