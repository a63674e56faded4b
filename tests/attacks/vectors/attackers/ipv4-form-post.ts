import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://127.0.0.1:{port}/',
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
