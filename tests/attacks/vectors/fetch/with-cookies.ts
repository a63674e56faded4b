import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: fetching("{ credentials: 'include' }"),
} satisfies Vector;
