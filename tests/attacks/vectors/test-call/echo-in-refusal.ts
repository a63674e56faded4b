import { refusing, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

/** A refusal that repeats the credential must not bring it onto the screen. */
export default {
  run: (stage) =>
    testAgainst(
      stage,
      refusing((credential) => `Not accepted: ${credential}`),
    ),
  arrives: [],
} satisfies Vector;
