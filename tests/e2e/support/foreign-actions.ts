/**
 * Ways for a page to cause a request to another site, as markup that is put into it. `{url}` stands for an
 * address on the API's host; scripts run, with the activation of a click.
 */
export interface ForeignAction {
  readonly name: string;
  /** The method it arrives with; with a `?` the browser asks first, and a no of the server ends it there. */
  readonly arrives: 'GET' | 'HEAD' | 'POST' | 'POST?' | 'DELETE?';
  readonly markup: string;
}

type Row = readonly [name: string, arrives: ForeignAction['arrives'], markup: string];
const actions = (rows: readonly Row[]): readonly ForeignAction[] =>
  rows.map(([name, arrives, markup]) => ({ name, arrives, markup }));

const script = (code: string) => `<script>${code}</script>`;
const fetching = (init: string) => script(`fetch('{url}', ${init}).catch(() => {})`);
/** A page of its own inside the page; the quotes of `code` are single ones. */
const framed = (sandbox: string, content: string) =>
  `<iframe ${sandbox} srcdoc="${content.replaceAll('"', '&quot;')}"></iframe>`;
/** A page at a `data:` address of its own. */
const dataFrame = (content: string) =>
  `<iframe src="data:text/html,${encodeURIComponent(content).replaceAll('%7Burl%7D', '{url}')}"></iframe>`;
const inWorker = (code: string) =>
  script(`new Worker(URL.createObjectURL(new Blob([\`${code}\`], { type: 'text/javascript' })))`);
/** Scripts of the page's own site; what they fetch is told by message. */
const told = (start: string, init: string) => script(`${start}.postMessage({ url: '{url}', init: ${init} })`);
const opened = (content: string) => script(`window.open('about:blank').document.write(\`${content}\`)`);
const form = (attributes: string) =>
  `<form id="f" action="{url}" ${attributes}></form>${script('f.submit()')}`;
const link = (attributes: string) => `<a id="a" href="{url}" ${attributes}>go</a>${script('a.click()')}`;
const redirected = '/redirect?to={url}';
const goTop = "<script>top.location = '{url}'</script>";
const noCors = "{ mode: 'no-cors', credentials: 'include' }";
const noCorsPost = "{ mode: 'no-cors', credentials: 'include', method: 'POST', body: 'x' }";

const SUB_RESOURCES = actions([
  ['fetch', 'GET', fetching("{ credentials: 'include' }")],
  ['fetch HEAD', 'HEAD', fetching("{ method: 'HEAD' }")],
  ['fetch POST', 'POST', fetching("{ method: 'POST', body: 'x', credentials: 'include' }")],
  ['fetch DELETE', 'DELETE?', fetching("{ method: 'DELETE' }")],
  [
    'fetch JSON POST',
    'POST?',
    fetching("{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }"),
  ],
  ['no-cors fetch', 'GET', fetching(noCors)],
  ['no-cors POST', 'POST', fetching(noCorsPost)],
  ['keepalive POST', 'POST', fetching("{ mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }")],
  ['beacon', 'POST', script("navigator.sendBeacon('{url}', 'x')")],
  ['XMLHttpRequest', 'GET', script("const x = new XMLHttpRequest(); x.open('GET', '{url}'); x.send()")],
  [
    'XMLHttpRequest POST',
    'POST',
    script("const y = new XMLHttpRequest(); y.open('POST', '{url}'); y.send('')"),
  ],
  ['event source', 'GET', script("new EventSource('{url}', { withCredentials: true })")],
  ['web socket', 'GET', script("new WebSocket('{url}'.replace('https', 'wss'))")],
  ['image', 'GET', '<img src="{url}">'],
  ['CSS image', 'GET', '<p style="background-image: url({url})">x</p>'],
  ['font', 'GET', script("new FontFace('x', 'url({url})').load().catch(() => {})")],
  ['icon', 'GET', '<link rel="icon" href="{url}">'],
  ['video', 'GET', '<video src="{url}"></video>'],
  ['object', 'GET', '<object data="{url}"></object>'],
  ['embed', 'GET', '<embed src="{url}">'],
  ['script', 'GET', '<script src="{url}"></script>'],
  ['module', 'GET', '<script type="module" src="{url}"></script>'],
  ['dynamic import', 'GET', script("import('{url}').catch(() => {})")],
  ['style sheet', 'GET', '<link rel="stylesheet" href="{url}">'],
  ['web manifest', 'GET', '<link rel="manifest" href="{url}">'],
  ['prefetch link', 'GET', '<link rel="prefetch" href="{url}">'],
  ['prefetch link of a document', 'GET', '<link rel="prefetch" as="document" href="{url}">'],
  ['preload link', 'GET', '<link rel="preload" as="fetch" crossorigin="use-credentials" href="{url}">'],
  ['module preload link', 'GET', '<link rel="modulepreload" href="{url}">'],
  ['frame', 'GET', '<iframe src="{url}"></iframe>'],
  ['sandboxed frame', 'GET', '<iframe sandbox src="{url}"></iframe>'],
  ['image in a frame of the page', 'GET', framed('', "<img src='{url}'>")],
  ['fetch in a frame of the page', 'GET', framed('', fetching(noCors))],
  ['fetch in a sandboxed frame', 'GET', framed('sandbox="allow-scripts"', fetching(noCors))],
  ['POST in a sandboxed frame', 'POST', framed('sandbox="allow-scripts"', fetching(noCorsPost))],
  ['form in a sandboxed frame', 'POST', framed('sandbox="allow-scripts allow-forms"', form('method="post"'))],
  ['fetch in a data frame', 'GET', dataFrame(fetching(noCors))],
  ['worker', 'GET', told("new Worker('/worker.js')", noCors)],
  ['shared worker', 'POST', told("new SharedWorker('/worker.js').port", noCorsPost)],
  ['blob worker', 'GET', inWorker(`fetch('{url}', ${noCors})`)],
  ['script of a worker', 'GET', inWorker("importScripts('{url}')")],
  ['redirected fetch', 'GET', script(`fetch('${redirected}', ${noCors})`)],
  ['redirected image', 'GET', `<img src="${redirected}">`],
]);

/** Pages over http have no service workers. */
export const SERVICE_WORKER: ForeignAction = {
  name: 'service worker',
  arrives: 'POST',
  markup: script(
    "navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)" +
      `.then(({ active }) => active.postMessage({ url: '{url}', init: ${noCorsPost} }))`,
  ),
};

const NAVIGATIONS = actions([
  ['form GET', 'GET', form('')],
  ['form POST', 'POST', form('method="post"')],
  ['form GET into a new tab', 'GET', form('target="_blank"')],
  ['form POST into a new tab', 'POST', form('method="post" target="_blank"')],
  ['form POST into a frame', 'POST', `<iframe name="n"></iframe>${form('method="post" target="n"')}`],
  ['redirected form POST', 'POST', form('method="post"').replace('{url}', '/redirect?status=307&to={url}')],
  ['link', 'GET', link('')],
  ['link into a new tab', 'GET', link('target="_blank"')],
  ['link without a trace', 'GET', link('target="_blank" rel="noopener noreferrer"')],
  ['download link', 'GET', link('download="x"')],
  ['redirected link', 'GET', link('').replace('{url}', redirected)],
  [
    'link by way of a third site',
    'GET',
    link('').replace('{url}', 'https://other.example/redirect?to={url}'),
  ],
  [
    'link by way of the allowed docs',
    'GET',
    link('').replace('{url}', 'https://developers.airship.co.uk/redirect?to={url}'),
  ],
  ['window.open', 'GET', script("window.open('{url}')")],
  ['window.open without a trace', 'GET', script("window.open('{url}', '_blank', 'noopener,noreferrer')")],
  ['window.open, then its address', 'GET', script("window.open('about:blank').location = '{url}'")],
  ['window.open, then its own script', 'GET', opened("<script>location = '{url}'<\\/script>")],
  ['meta refresh', 'GET', '<meta http-equiv="refresh" content="0;url={url}">'],
  ['location.assign', 'GET', script("location.assign('{url}')")],
  ['location.replace', 'GET', script("location.replace('{url}')")],
  ['top.location of a frame of the page', 'GET', framed('', goTop)],
  [
    'form POST of a sandboxed frame into the top',
    'POST',
    framed('sandbox="allow-scripts allow-forms allow-top-navigation"', form('method="post" target="_top"')),
  ],
]);

/** What must never carry a token. */
export const FOREIGN_ACTIONS: readonly ForeignAction[] = [...SUB_RESOURCES, ...NAVIGATIONS];

const speculation = (kind: string) =>
  `<script type="speculationrules">{"${kind}":[{"urls":["{url}"],"eagerness":"immediate"}]}</script>`;

/** Top-level GETs whose initiator the browser does not name: these do carry it in automatic mode. */
export const RESIDUAL_ACTIONS = actions([
  ['top.location of a sandboxed frame', 'GET', framed('sandbox="allow-scripts allow-top-navigation"', goTop)],
  [
    'pop-up of a sandboxed frame',
    'GET',
    framed('sandbox="allow-scripts allow-popups"', script("window.open('{url}')")),
  ],
  ['speculation rules, prefetch', 'GET', speculation('prefetch')],
  ['speculation rules, prerender', 'GET', speculation('prerender')],
]);
