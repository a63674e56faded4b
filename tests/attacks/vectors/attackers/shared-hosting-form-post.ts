import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://attacker.github.io/',
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
