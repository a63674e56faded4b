import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  typed: `${TARGET.origin}/redirect?status=301&to=${EVIL}{path}`,
  at: 'evil.example',
} satisfies Vector;
