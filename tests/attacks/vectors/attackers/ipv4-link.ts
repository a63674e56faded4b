import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://192.0.2.7/',
  markup: link(),
  residual: 'unlisted-address',
  residualIn: ['firefox'],
} satisfies Vector;
