import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  typed: `${TARGET.origin}/redirect?to=http://api.airship.co.uk{path}`,
} satisfies Vector;
