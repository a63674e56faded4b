import { framed } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('sandbox', "<img src='{url}'>"),
} satisfies Vector;
