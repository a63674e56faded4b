import { reachFiles } from '../../suite/reach-files';
import type { Vector } from '../../suite/vector';

export default {
  run: async (stage) => reachFiles(stage, await stage.browser.openStrangerPage()),
  arrives: [],
} satisfies Vector;
