import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

/** A page that goes on by a header of its answer, before it has shown anything. */
export default {
  markup: link('', '/refresh?to={url}'),
} satisfies Vector;
