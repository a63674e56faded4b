import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://developers.airship.co.uk/',
  markup: link(),
} satisfies Vector;
