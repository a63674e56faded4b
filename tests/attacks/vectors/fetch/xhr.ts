import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script(
    "const x = new XMLHttpRequest(); x.open('GET', '{url}'); x.withCredentials = true; x.send()",
  ),
} satisfies Vector;
