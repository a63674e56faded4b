import { leaveAndReturn } from '../../suite/leave-and-return';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A typed page that goes on and comes back to itself, and is a redirect by then. */
export default {
  typed: `${EVIL}/later?to={url}`,
  run: (_stage, page) => leaveAndReturn(page, EVIL),
  residual: 'typed-redirect',
} satisfies Vector;
