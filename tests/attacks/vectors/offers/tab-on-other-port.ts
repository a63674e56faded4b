import { offered } from '../../suite/offered';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage) => offered(stage, 'https://api.airship.co.uk:8443', 'sample-token-of-somebody-0000'),
  arrives: [],
} satisfies Vector;
