import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("navigator.sendBeacon('{url}', 'x')"),
  arrives: ['POST'],
} satisfies Vector;
