import { whenAt } from '../suite/leave-and-return';
import { link, NO_CORS, NO_CORS_POST, SERVICE_WORKER, script, told } from '../suite/markup';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';

/** A worker whose script is in the page. */
const blobWorker = (code: string): string =>
  script(`new Worker(URL.createObjectURL(new Blob([\`${code}\`], { type: 'text/javascript' })))`);

/**
 * A service worker of the attacker's own writing, which is told the address once it runs.
 * @param code its script; `data` of its message is the address
 * @param scope the pages that it has power over
 */
function ownWorker(code: string, scope: string): string {
  const source = JSON.stringify(`/script?code=${encodeURIComponent(code)}`);
  return script(
    `navigator.serviceWorker.register(${source}, { scope: '${scope}' }).then(async (registration) => {
      const worker = registration.active ?? registration.waiting ?? registration.installing;
      while (registration.active === null) await new Promise((done) => (worker.onstatechange = done));
      registration.active.postMessage('{url}');
    })`,
  );
}

/**
 * A service worker that answers the reload of its page with a redirect.
 * @param scope one of its own for each vector: a worker stays, with the address that it was told
 */
function redirectingWorker(scope: string): string {
  return ownWorker(
    `let target;
    onmessage = async ({ data, source }) => {
      target = data;
      await clients.claim();
      source.postMessage('reload');
    };
    onfetch = (event) => {
      if (event.request.mode === 'navigate') event.respondWith(Response.redirect(target));
    };`,
    scope,
  ).replace('<script>', '<script>navigator.serviceWorker.onmessage = () => location.reload();');
}

/** Workers of the attacker's page ask the API, or take a tab there. */
export default {
  blob: { markup: blobWorker(`fetch('{url}', ${NO_CORS})`), rounds: 50 },
  // A service worker may navigate the tabs that it has power over.
  'client-navigate': {
    from: `${EVIL}/navigated/`,
    markup: ownWorker(
      'onmessage = ({ data }) => clients.claim().then(() => clients.matchAll()).then(([tab]) => tab.navigate(data))',
      '/navigated/',
    ),
  },
  dedicated: { markup: told("new Worker('/worker.js')", NO_CORS), rounds: 50 },
  'import-scripts': { markup: blobWorker("importScripts('{url}')"), rounds: 50 },
  // A service worker may open tabs, after a click on a notification of its own.
  'open-window': {
    from: `${EVIL}/opened/`,
    markup: ownWorker('onmessage = ({ data }) => clients.openWindow(data)', '/opened/'),
    stoppedBy: {
      chromium: 'only after a click on a notification',
      firefox: 'only after a click on a notification',
    },
  },
  service: {
    markup: script(
      `${SERVICE_WORKER}.then(({ active }) => active.postMessage({ url: '{url}', init: ${NO_CORS_POST} }))`,
    ),
    arrives: ['POST'],
    rounds: 50,
  },
  // A service worker answers an image of its page with what it fetches elsewhere.
  'service-answers-image': {
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
  },
  // A service worker answers the reload of a typed page with a redirect: to Firefox the user's visit again.
  'service-redirects-tab': {
    from: `${EVIL}/reloaded/`,
    markup: redirectingWorker('/reloaded/'),
    residual: 'typed-redirect',
    residualIn: ['firefox'],
  },
  // The same with a page that a link has led to.
  'service-redirects-linked-tab': {
    from: 'https://other.example/',
    markup: link('', `${EVIL}/linked/`),
    async run({ url }, page) {
      await whenAt(page, `${EVIL}/linked/`);
      await page.insert(redirectingWorker('/linked/').replaceAll('{url}', url));
    },
  },
  shared: {
    markup: told("new SharedWorker('/worker.js').port", NO_CORS_POST),
    arrives: ['POST'],
    rounds: 50,
  },
} satisfies Readonly<Record<string, Vector>>;
