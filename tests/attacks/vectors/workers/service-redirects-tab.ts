import { ownWorker } from '../../suite/own-worker';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A service worker answers the reload of its page with a redirect. */
export default {
  from: `${EVIL}/reloaded/`,
  markup: ownWorker(
    `let target;
    onmessage = async ({ data, source }) => {
      target = data;
      await clients.claim();
      source.postMessage('reload');
    };
    onfetch = (event) => {
      if (event.request.mode === 'navigate') event.respondWith(Response.redirect(target));
    };`,
    '/reloaded/',
  ).replace('<script>', '<script>navigator.serviceWorker.onmessage = () => location.reload();'),
} satisfies Vector;
