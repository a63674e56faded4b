/** Pieces of markup that vectors are put together from. `{url}` is filled in later. */

export const script = (code: string): string => `<script>${code}</script>`;

/** @param init source of the second argument */
export const fetching = (init: string): string => script(`fetch('{url}', ${init}).catch(() => {})`);

/** A page of its own inside the page; the quotes of `content` are single ones. */
export const framed = (sandbox: string, content: string): string =>
  `<iframe ${sandbox} srcdoc="${content.replaceAll('"', '&quot;')}"></iframe>`;

/** A page at a `data:` address of its own. */
export const dataFrame = (content: string): string =>
  `<iframe src="data:text/html,${encodeURIComponent(content).replaceAll('%7Burl%7D', '{url}')}"></iframe>`;

/** A page at a `blob:` address of its own. */
export const blobFrame = (content: string): string =>
  script(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: URL.createObjectURL(` +
      `new Blob([${JSON.stringify(content).replaceAll('</', '<\\/')}], { type: 'text/html' })) }))`,
  );

/** A worker whose script is in the page. */
export const blobWorker = (code: string): string =>
  script(`new Worker(URL.createObjectURL(new Blob([\`${code}\`], { type: 'text/javascript' })))`);

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

export const speculation = (kind: 'prefetch' | 'prerender'): string =>
  `<script type="speculationrules">{"${kind}":[{"urls":["{url}"],"eagerness":"immediate"}]}</script>`;

export const GO_TOP = "<script>top.location = '{url}'</script>";
export const NO_CORS = "{ mode: 'no-cors', credentials: 'include' }";
export const NO_CORS_POST = "{ mode: 'no-cors', credentials: 'include', method: 'POST', body: 'x' }";

/** Source of an expression: a service worker of the page's own site, once it runs. */
export const SERVICE_WORKER =
  "navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)";
