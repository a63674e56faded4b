import { EVIL } from '../../suite/target';
import { redirecting, testAndWait } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => testAndWait(stage, redirecting(`${EVIL}${stage.path}`, 308)),
  arrives: [],
} satisfies Vector;
