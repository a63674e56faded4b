import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://api.airship.co.uk:8443/',
  markup: link(),
} satisfies Vector;
