import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  typed: `${TARGET.origin}/redirect?to=https://evil.api.airship.co.uk{path}`,
  at: 'evil.api.airship.co.uk',
} satisfies Vector;
