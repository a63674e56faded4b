import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: fetching("{ method: 'HEAD' }"),
  arrives: ['HEAD'],
} satisfies Vector;
