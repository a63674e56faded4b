import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("location.assign('{url}')"),
} satisfies Vector;
