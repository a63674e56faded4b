import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://[::1]:{port}/',
  markup: link(),
  residual: 'unlisted-address',
} satisfies Vector;
