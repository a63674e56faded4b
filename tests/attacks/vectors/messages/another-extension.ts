import { askExtension } from '../../suite/ask-extension';
import type { Vector } from '../../suite/vector';

export default {
  run: async (stage) => askExtension(stage, (await stage.browser.openStrangerPage()).evaluate),
  arrives: [],
} satisfies Vector;
