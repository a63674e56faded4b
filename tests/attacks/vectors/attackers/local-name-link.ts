import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://nas.local/',
  markup: link(),
} satisfies Vector;
