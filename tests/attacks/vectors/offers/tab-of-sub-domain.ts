import { offered } from '../../suite/offered';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => offered(stage, 'https://evil.api.airship.co.uk', 'sample-token-of-somebody-0000'),
  arrives: [],
} satisfies Vector;
