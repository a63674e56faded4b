import { json, page } from './answers';
import type { Answer, SiteRequest } from './site';

/** What the web app's own script sends. It must reach the server unchanged whatever the extension does. */
const APP_SESSION = 'Bearer app-session';

const scriptFor = (api: string) => `
const headers = { Authorization: '${APP_SESSION}', 'Content-Type': 'application/json' };
const show = (id) => async (response) => {
  document.getElementById(id).textContent = response.status + ' ' + (await response.text());
};
fetch('${api}/session', { headers }).then(show('session'));
fetch('${api}', { method: 'POST', headers, body: '{"query":"app_state"}' }).then(show('state'));`;

/**
 * A provider's own web app on the API's host: a page, a cookie and calls with a credential of its own.
 * @param api the path of the API
 * @returns null for what is none of the app's requests
 */
export function webApp({ method, path, headerValues }: SiteRequest, id: string, api: string): Answer | null {
  const isApp = headerValues('authorization').join() === APP_SESSION;
  if (method === 'GET' && path === '/') {
    const markup = `<h1>The app</h1><p id="session"></p><p id="state"></p><script>${scriptFor(api)}</script>`;
    const cookie = `${id}_session=sample-cookie; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600`;
    return page('The app', markup, { 'set-cookie': cookie });
  }
  if (path.startsWith(`${api}/`)) {
    return isApp ? json(200, { session: 'app' }) : json(401, { error: 'Unauthorized' });
  }
  return path === api && method === 'POST' && isApp ? json(200, { data: { session: 'app' } }) : null;
}
