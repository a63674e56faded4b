import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://brand.newtld/',
  markup: link(),
  residual: 'unlisted-address',
} satisfies Vector;
