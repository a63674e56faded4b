import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://evil.developers.airship.co.uk/',
  markup: form('method="post"'),
  arrives: ['POST'],
} satisfies Vector;
