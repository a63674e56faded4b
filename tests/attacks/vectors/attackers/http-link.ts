import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://evil.example/',
  markup: link(),
} satisfies Vector;
