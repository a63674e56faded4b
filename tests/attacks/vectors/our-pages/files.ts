import { reachFiles } from '../../suite/reach-files';
import type { Vector } from '../../suite/vector';

/** Tells a site which extensions its visitor has, and to whom it is worth lying. */
export default {
  run: reachFiles,
  arrives: [],
} satisfies Vector;
