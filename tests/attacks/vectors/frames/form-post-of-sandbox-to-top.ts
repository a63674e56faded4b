import { form, framed } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed(
    'sandbox="allow-scripts allow-forms allow-top-navigation"',
    form('method="post" target="_top"'),
  ),
  arrives: ['POST'],
} satisfies Vector;
