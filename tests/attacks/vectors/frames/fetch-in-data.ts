import { dataFrame, fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: dataFrame(fetching(NO_CORS)),
} satisfies Vector;
