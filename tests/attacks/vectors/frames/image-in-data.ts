import { dataFrame } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: dataFrame("<img src='{url}'>"),
} satisfies Vector;
