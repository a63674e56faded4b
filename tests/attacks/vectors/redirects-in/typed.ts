import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** The user types the attacker's address, or has it as a bookmark. */
export default {
  typed: `${EVIL}/redirect?to={url}`,
  residual: 'typed-redirect',
} satisfies Vector;
