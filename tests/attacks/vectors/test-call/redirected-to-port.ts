import { redirecting, testAndWait } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => testAndWait(stage, redirecting(`https://api.airship.co.uk:8443${stage.path}`)),
  arrives: [],
} satisfies Vector;
