import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: `<iframe name="n"></iframe>${link('target="n"')}`,
} satisfies Vector;
