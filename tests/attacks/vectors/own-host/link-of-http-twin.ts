import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://api.airship.co.uk/',
  markup: link(),
} satisfies Vector;
