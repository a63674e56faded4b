import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://evil.example/',
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
