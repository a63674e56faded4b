/** How a request that a page wants to cause ends up at a server. */
export interface ForeignAction {
  readonly name: string;
  /** Runs in the page; `url` is on the API's host. Uses nothing from outside. */
  readonly act: (url: string) => void;
  /** The method with which it arrives. */
  readonly arrives?: 'GET' | 'HEAD' | 'POST';
  /** Only a preflight arrives: the browser's own check of other origins ends it there. */
  readonly preflightOnly?: true;
  /** Pages over http can't do it. */
  readonly secureOnly?: true;
}

const element = `(tag, attributes, parent) => {
  const made = Object.assign(document.createElement(tag), attributes);
  (parent ?? document.body).append(made);
  return made;
}`;

/** Every way that we know for a page to send a request to another site without leaving itself. */
export const SUB_RESOURCES: readonly ForeignAction[] = [
  { name: 'fetch', act: (url) => void fetch(url, { credentials: 'include' }).catch(() => {}) },
  { name: 'fetch HEAD', act: (url) => void fetch(url, { method: 'HEAD' }).catch(() => {}), arrives: 'HEAD' },
  {
    name: 'fetch POST',
    act: (url) => void fetch(url, { method: 'POST', body: 'x', credentials: 'include' }).catch(() => {}),
    arrives: 'POST',
  },
  {
    name: 'fetch JSON POST',
    act: (url) =>
      void fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }).catch(
        () => {},
      ),
    preflightOnly: true,
  },
  {
    name: 'fetch DELETE',
    act: (url) => void fetch(url, { method: 'DELETE' }).catch(() => {}),
    preflightOnly: true,
  },
  { name: 'no-cors fetch', act: (url) => void fetch(url, { mode: 'no-cors', credentials: 'include' }) },
  {
    name: 'no-cors POST',
    act: (url) => void fetch(url, { mode: 'no-cors', method: 'POST', body: 'x', credentials: 'include' }),
    arrives: 'POST',
  },
  {
    name: 'keepalive POST',
    act: (url) => void fetch(url, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }),
    arrives: 'POST',
  },
  { name: 'beacon', act: (url) => void navigator.sendBeacon(url, 'x'), arrives: 'POST' },
  {
    name: 'XMLHttpRequest',
    act: (url) => {
      const request = new XMLHttpRequest();
      request.withCredentials = true;
      request.open('GET', url);
      request.send();
    },
  },
  {
    name: 'XMLHttpRequest POST',
    act: (url) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.send('x');
    },
    arrives: 'POST',
  },
  { name: 'event source', act: (url) => void new EventSource(url, { withCredentials: true }) },
  { name: 'web socket', act: (url) => void new WebSocket(url.replace('https:', 'wss:')) },
];
