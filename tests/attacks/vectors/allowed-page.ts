import { fetching, form, link, NO_CORS, NO_CORS_POST, SERVICE_WORKER, script, told } from '../suite/markup';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { framedPage } from '../suite/when-framed';

const DOCS = `${TARGET.docs}/`;
const HTTP_TWIN = 'http://developers.airship.co.uk/';
const OTHER_PORT = 'https://developers.airship.co.uk:8443/';
const SUBDOMAIN = 'https://evil.developers.airship.co.uk/';

const fetchOf = (from: string): Vector => ({
  from,
  markup: fetching(NO_CORS),
  residual: 'below-allowed-page',
});

/** Has no top frame that rules could see; Chromium let one in twenty through. */
const framedWorker = (code: string): Vector => ({
  run: framedPage(DOCS, code),
  arrives: ['POST'],
  times: 50,
});

/** The page that the user allowed, the attacker around it, and pages at addresses that are nearly the same. */
export default {
  'fetch-of-http-twin': fetchOf(HTTP_TWIN),
  'fetch-of-other-port': fetchOf(OTHER_PORT),
  'fetch-of-subdomain': fetchOf(SUBDOMAIN),
  // Pages that are allowed may fetch; forms never.
  'form-post': { from: DOCS, markup: form('method="post"'), arrives: ['POST'] },
  frame: { from: DOCS, markup: '<iframe src="{url}"></iframe>' },
  // The attacker frames a page that is allowed.
  'framed-fetch': { run: framedPage(DOCS, `fetch('{url}', ${NO_CORS})`) },
  'framed-service-worker': framedWorker(
    `${SERVICE_WORKER}.then(({ active }) => { for (let n = 0; n < 50; n += 1) active.postMessage({ url: '{url}', init: ${NO_CORS_POST} }); })`,
  ),
  'framed-shared-worker': framedWorker(
    `(async () => { const w = new SharedWorker('/worker.js').port; for (let n = 0; n < 50; n += 1) w.postMessage({ url: '{url}', init: ${NO_CORS_POST} }); })()`,
  ),
  image: { from: DOCS, markup: '<img src="{url}">' },
  'link-of-http-twin': { from: HTTP_TWIN, markup: link() },
  'link-of-other-port': { from: OTHER_PORT, markup: link() },
  'link-of-subdomain': { from: SUBDOMAIN, markup: link() },
  'post-of-subdomain-form': { from: SUBDOMAIN, markup: form('method="post"'), arrives: ['POST'] },
  // What the browser asks first carries nothing; the API refuses the header.
  preflight: {
    from: DOCS,
    markup: fetching(
      "{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'x-other': '1' } }",
    ),
    arrives: ['OPTIONS'],
  },
  // The allowed page fetches from a server that sends it on to the API.
  'redirected-fetch-of-third-site': {
    from: DOCS,
    markup: script(`fetch('${EVIL}/redirect?to={url}', ${NO_CORS})`),
    residual: 'redirected-fetch',
  },
  'service-worker': {
    from: DOCS,
    markup: script(
      `${SERVICE_WORKER}.then(({ active }) => active.postMessage({ url: '{url}', init: ${NO_CORS_POST} }))`,
    ),
    arrives: ['POST'],
    rounds: 50,
  },
  'shared-worker': {
    from: DOCS,
    markup: told("new SharedWorker('/worker.js').port", NO_CORS_POST),
    arrives: ['POST'],
    rounds: 50,
  },
} satisfies Readonly<Record<string, Vector>>;
