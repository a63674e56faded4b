import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://attacker.github.io/',
  markup: link(),
} satisfies Vector;
