import { form, framed } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: framed('sandbox="allow-scripts allow-forms allow-top-navigation"', form('target="_top"')),
  residual: 'opaque-origin',
} satisfies Vector;
