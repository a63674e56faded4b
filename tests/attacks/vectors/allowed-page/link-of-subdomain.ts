import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://evil.developers.airship.co.uk/',
  markup: link(),
} satisfies Vector;
