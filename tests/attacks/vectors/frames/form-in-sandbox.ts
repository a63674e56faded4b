import { form, framed } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('sandbox="allow-scripts allow-forms"', form('method="post"')),
  arrives: ['POST'],
} satisfies Vector;
