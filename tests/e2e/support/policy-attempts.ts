/** One thing that our pages must not be able to do, as text to run in a page. */
export interface PolicyAttempt {
  readonly what: string;
  /**
   * `add(tag, fields)` puts an element into the page, `far(name)` is an address on another host.
   * What does not go out sets `globalThis.ran` when it gets through.
   */
  readonly script: string;
  /** The part of the policy that stops it. */
  readonly directive: string;
  /** False for what runs without asking another host. */
  readonly goesOut: boolean;
}

const attempt = (goesOut: boolean) => (what: string, directive: string, script: string) => ({
  what,
  directive,
  script,
  goesOut,
});
const inside = attempt(false);
const outside = attempt(true);

export const POLICY_ATTEMPTS: readonly PolicyAttempt[] = [
  inside('inline script', 'script-src-elem', "add('script', { textContent: 'globalThis.ran = true' })"),
  inside(
    'inline handler',
    'script-src-attr',
    "const b = add('button'); b.setAttribute('onclick', 'globalThis.ran = true'); b.click()",
  ),
  inside(
    'javascript: address',
    'script-src-elem',
    "add('a', { href: 'javascript:void (globalThis.ran = true)' }).click()",
  ),
  inside('eval', 'script-src', "eval('globalThis.ran = true')"),
  inside('new Function', 'script-src', "new Function('globalThis.ran = true')()"),
  inside('setTimeout with a text', 'script-src', "setTimeout('globalThis.ran = true')"),
  inside(
    'script from a blob',
    'script-src-elem',
    "add('script', { src: URL.createObjectURL(new Blob(['globalThis.ran = true'])) })",
  ),
  inside(
    'worker from a text',
    'worker-src',
    "new Worker('data:text/javascript,postMessage(1)').onmessage = () => (globalThis.ran = true)",
  ),
  inside(
    'inline style',
    'style-src-elem',
    "globalThis.ran = add('style', { textContent: 'a { color: red }' }).sheet?.cssRules.length > 0",
  ),
  outside('script of another host', 'script-src-elem', "add('script', { src: far('script') })"),
  outside('imported module', 'script-src-elem', "import(far('module'))"),
  outside(
    'style of another host',
    'style-src-elem',
    "add('link', { rel: 'stylesheet', href: far('style') })",
  ),
  outside('image', 'img-src', "add('img', { src: far('image') })"),
  outside('fetch', 'connect-src', "fetch(far('fetch'), { mode: 'no-cors' })"),
  outside(
    'fetch by POST',
    'connect-src',
    "fetch(far('post'), { method: 'POST', body: '1', mode: 'no-cors' })",
  ),
  outside(
    'XMLHttpRequest',
    'connect-src',
    "const x = new XMLHttpRequest(); x.open('GET', far('xhr')); x.send()",
  ),
  outside('beacon', 'connect-src', "navigator.sendBeacon(far('beacon'), '1')"),
  outside('event source', 'connect-src', "new EventSource(far('events'))"),
  outside('web socket', 'connect-src', "new WebSocket(far('socket').replace('https', 'wss'))"),
  outside('frame', 'frame-src', "add('iframe', { src: far('frame') })"),
  outside('object', 'object-src', "add('object', { data: far('object'), type: 'text/html' })"),
  outside('embed', 'object-src', "add('embed', { src: far('embed'), type: 'text/html' })"),
  outside('video', 'media-src', "add('video', { src: far('video') })"),
  outside(
    'font',
    'font-src',
    "const f = new FontFace('far', 'url(' + far('font') + ')'); document.fonts.add(f); f.load()",
  ),
  outside(
    'form',
    'form-action',
    "add('iframe', { name: 'f' }); add('form', { action: far('form'), target: 'f' }).submit()",
  ),
  outside(
    'form by POST',
    'form-action',
    "add('iframe', { name: 'p' }); add('form', { action: far('form-post'), target: 'p', method: 'post' }).submit()",
  ),
  inside(
    'another base address',
    'base-uri',
    "add('base', { href: far('') }); globalThis.ran = document.baseURI === far('')",
  ),
];
