import { speculation } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: speculation('prerender'),
  residual: 'loaded-ahead',
  notIn: { firefox: 'no speculation rules' },
} satisfies Vector;
