import { fetching, form, link, NO_CORS, NO_CORS_POST } from '../suite/markup';
import { TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { framedPage } from '../suite/when-framed';

const START = `${TARGET.origin}/start`;
const SUBDOMAIN = 'https://evil.api.airship.co.uk/';

/** Pages of the API's own host, and of its nearest neighbours. */
export default {
  // Its own pages get navigation only.
  fetch: { from: START, markup: fetching(NO_CORS_POST), arrives: ['POST'] },
  'form-post': { from: START, markup: form('method="post"'), arrives: ['POST'] },
  'fetch-of-subdomain': { from: SUBDOMAIN, markup: fetching(NO_CORS) },
  // The attacker frames a page of the API, which asks itself.
  'framed-fetch': { run: framedPage(START, "fetch('{url}')") },
  // The attacker frames a page of the API, which moves the frame.
  'framed-link': { run: framedPage(START, "location.assign('{url}')") },
  'link-of-http-twin': { from: 'http://api.airship.co.uk/', markup: link() },
  'link-of-other-port': { from: 'https://api.airship.co.uk:8443/', markup: link() },
  'link-of-subdomain': { from: SUBDOMAIN, markup: link() },
} satisfies Readonly<Record<string, Vector>>;
