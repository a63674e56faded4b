import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://intranet/',
  markup: link(),
} satisfies Vector;
