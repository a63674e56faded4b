import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("const x = new XMLHttpRequest(); x.open('POST', '{url}'); x.send('')"),
  arrives: ['POST'],
} satisfies Vector;
