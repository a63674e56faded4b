import { ownWorker } from '../../suite/own-worker';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A service worker may navigate the tabs that it has power over. */
export default {
  from: `${EVIL}/navigated/`,
  markup: ownWorker(
    'onmessage = ({ data }) => clients.claim().then(() => clients.matchAll()).then(([tab]) => tab.navigate(data))',
    '/navigated/',
  ),
} satisfies Vector;
