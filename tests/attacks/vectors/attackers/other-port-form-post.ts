import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://evil.example:8443/',
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
