import { page } from '../../servers/answers';
import { API_HOSTS } from '../../servers/hosts';
import type { Site } from '../../servers/site';

/** The API that is asked. Its token is sent without a choice of tabs and changes nothing but one header. */
export const API_HOST: string = API_HOSTS.pylon.us;

/**
 * Answers every request with the same small page, with a token and without. Isolated from other origins: only
 * then is the page's clock finer than a tenth of a millisecond.
 */
export const apiPage: Site = ({ host }) =>
  page(host, `<h1>${host}</h1>`, {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cache-control': 'no-store',
  });
