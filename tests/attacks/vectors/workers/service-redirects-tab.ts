import { redirectingWorker } from '../../suite/own-worker';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A service worker answers the reload of a typed page with a redirect: to Firefox the user's visit again. */
export default {
  from: `${EVIL}/reloaded/`,
  markup: redirectingWorker('/reloaded/'),
  residual: 'typed-redirect',
  residualIn: ['firefox'],
} satisfies Vector;
