import { page } from '../../servers/answers';
import { API_HOSTS, DOCS_HOSTS } from '../../servers/hosts';
import type { Site } from '../../servers/site';

/** The API that is asked. Its token needs no choice of tabs and changes nothing but one header. */
export const API_HOST: string = API_HOSTS.pylon.us;

/** The site whose pages may fetch from it with the token. */
export const DOCS_HOST: string = DOCS_HOSTS.pylon;

/**
 * Answers every request with the same small page, with a token and without. Isolated from other origins: only
 * then is the page's clock finer than a tenth of a millisecond.
 */
const isolatedPage: Site = ({ host }) =>
  page(host, `<h1>${host}</h1>`, {
    'access-control-allow-origin': `https://${DOCS_HOST}`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cache-control': 'no-store',
  });

export const SITES: Readonly<Record<string, Site>> = { [API_HOST]: isolatedPage, [DOCS_HOST]: isolatedPage };
