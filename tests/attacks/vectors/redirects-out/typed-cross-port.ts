import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  typed: `${TARGET.origin}/redirect?to=https://api.airship.co.uk:8443{path}`,
} satisfies Vector;
