import { link } from '../../suite/markup';
import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  from: `${TARGET.origin}/start`,
  markup: link('', `/redirect?to=${EVIL}{path}`),
  at: 'evil.example',
} satisfies Vector;
