import { speculation } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: speculation('prefetch'),
  residual: 'loaded-ahead',
  notIn: { firefox: 'no speculation rules' },
} satisfies Vector;
