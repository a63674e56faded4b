import { offered } from '../../suite/offered';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => offered(stage, 'https://api.airship.co.uk.evil.example', 'sample-token-of-somebody-0000'),
  arrives: [],
} satisfies Vector;
