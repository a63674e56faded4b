import { NO_CORS, script } from '../../suite/markup';
import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** The allowed page fetches from a server that sends it on to the API. */
export default {
  from: `${TARGET.docs}/`,
  markup: script(`fetch('${EVIL}/redirect?to={url}', ${NO_CORS})`),
  residual: 'redirected-fetch',
} satisfies Vector;
