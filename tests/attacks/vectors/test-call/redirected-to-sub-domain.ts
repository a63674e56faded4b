import { redirecting, testAndWait } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => testAndWait(stage, redirecting(`https://evil.api.airship.co.uk${stage.path}`)),
  arrives: [],
} satisfies Vector;
