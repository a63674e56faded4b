import { redirecting, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => testAgainst(stage, redirecting(`https://api.pagerduty.com.evil.example${stage.path}`)),
  arrives: [],
} satisfies Vector;
