import { offered } from '../../suite/offered';
import type { Vector } from '../../suite/vector';

/** The user looks at the attacker’s page while adding a token. */
export default {
  run: (stage) => offered(stage, 'https://evil.example', 'sample-token-of-somebody-0000'),
  arrives: [],
} satisfies Vector;
