import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://[2001:db8::7]/',
  markup: link(),
  residual: 'unlisted-address',
} satisfies Vector;
