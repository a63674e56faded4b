/** Pieces of markup that vectors are put together from. `{url}` is filled in later. */

export const script = (code: string): string => `<script>${code}</script>`;

/** @param init source of the second argument */
export const fetching = (init: string): string => script(`fetch('{url}', ${init}).catch(() => {})`);

/** A page of its own inside the page; the quotes of `content` are single ones. */
export const framed = (sandbox: string, content: string): string =>
  `<iframe ${sandbox} srcdoc="${content.replaceAll('"', '&quot;')}"></iframe>`;

/**
 * A worker of the page's own site; it fetches what it is told.
 * @param start source of something with `postMessage`
 */
export const told = (start: string, init: string): string =>
  script(`${start}.postMessage({ url: '{url}', init: ${init} })`);

export const form = (attributes: string): string =>
  `<form id="f" action="{url}" ${attributes}></form>${script('f.submit()')}`;

export const link = (attributes = '', href = '{url}'): string =>
  `<a id="a" href="${href}" ${attributes}>go</a>${script('a.click()')}`;

export const NO_CORS = "{ mode: 'no-cors', credentials: 'include' }";
export const NO_CORS_POST = "{ mode: 'no-cors', credentials: 'include', method: 'POST', body: 'x' }";

/** Source of an expression: a service worker of the page's own site, once it runs. */
export const SERVICE_WORKER =
  "navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)";
