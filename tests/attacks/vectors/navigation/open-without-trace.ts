import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("window.open('{url}', '_blank', 'noopener,noreferrer')"),
} satisfies Vector;
