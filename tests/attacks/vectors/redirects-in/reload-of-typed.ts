import { script } from '../../suite/markup';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A typed page that reloads itself, and is a redirect by then. To Firefox that is the user's visit again. */
export default {
  typed: `${EVIL}/later?to={url}`,
  markup: script('location.reload()'),
  residual: 'typed-redirect',
  residualIn: ['firefox'],
} satisfies Vector;
