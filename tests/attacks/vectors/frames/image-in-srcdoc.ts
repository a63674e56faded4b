import { framed } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('', "<img src='{url}'>"),
} satisfies Vector;
