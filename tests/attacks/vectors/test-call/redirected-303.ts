import { EVIL } from '../../suite/target';
import { redirecting, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => testAgainst(stage, redirecting(`${EVIL}${stage.path}`, 303)),
  arrives: [],
} satisfies Vector;
