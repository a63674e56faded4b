import { NO_CORS } from '../../suite/markup';
import { ownWorker } from '../../suite/own-worker';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A service worker answers an image of its page with what it fetches elsewhere. */
export default {
  from: `${EVIL}/answered/`,
  markup: ownWorker(
    `let target;
    onmessage = async ({ data, source }) => {
      target = data;
      await clients.claim();
      source.postMessage('ask');
    };
    onfetch = (event) => {
      if (event.request.destination === 'image') event.respondWith(fetch(target, ${NO_CORS}));
    };`,
    '/answered/',
  ).replace(
    '<script>',
    "<script>navigator.serviceWorker.onmessage = () => { new Image().src = '/any.png'; };",
  ),
} satisfies Vector;
