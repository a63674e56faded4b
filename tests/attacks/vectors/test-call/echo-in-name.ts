import { named, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) =>
    testAgainst(
      stage,
      named((credential) => `Holder of ${credential}`),
    ),
  arrives: [],
} satisfies Vector;
