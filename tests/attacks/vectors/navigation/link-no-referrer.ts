import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: link('referrerpolicy="no-referrer"'),
} satisfies Vector;
