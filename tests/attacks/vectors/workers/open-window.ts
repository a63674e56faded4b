import { ownWorker } from '../../suite/own-worker';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A service worker may open tabs, after a click on a notification of its own. */
export default {
  from: `${EVIL}/opened/`,
  markup: ownWorker('onmessage = ({ data }) => clients.openWindow(data)', '/opened/'),
  stoppedBy: {
    chromium: 'only after a click on a notification',
    firefox: 'only after a click on a notification',
  },
} satisfies Vector;
