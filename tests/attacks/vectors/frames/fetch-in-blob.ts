import { blobFrame, fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: blobFrame(fetching(NO_CORS)),
} satisfies Vector;
