import { redirecting, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => testAgainst(stage, redirecting(`https://api.airship.co.uk:8443${stage.path}`)),
  arrives: [],
} satisfies Vector;
