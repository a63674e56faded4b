import { browser } from '../browser';

/** Milliseconds to wait for the browser's word after a fetch has ended. */
const PATIENCE = 250;
/** Characters of an address that is shown. */
const LONGEST = 2000;

type Listener = Parameters<typeof browser.webRequest.onHeadersReceived.addListener>[0];

/**
 * Where a server sends a request of ours on: a `fetch` that follows no redirect hides it.
 * Create it before the fetch, and stop it afterwards.
 */
export function redirectTarget(url: string): { read(): Promise<string | null>; stop(): void } {
  let resolve: (target: string | null) => void = () => {};
  const seen = new Promise<string | null>((done) => {
    resolve = done;
  });
  const listener: Listener = (details) => {
    if (details.tabId >= 0 || details.url !== url) return;
    const location = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
    resolve(absolute(location, url));
  };
  const { protocol, hostname } = new URL(url);
  const event = browser.webRequest.onHeadersReceived;
  // Firefox takes no port in a pattern; the address is compared as a whole.
  event.addListener(listener, { urls: [`${protocol}//${hostname}/*`] }, ['responseHeaders']);
  return {
    async read() {
      const timer = setTimeout(() => resolve(null), PATIENCE);
      const target = await seen;
      clearTimeout(timer);
      return target;
    },
    stop: () => event.removeListener(listener),
  };
}

function absolute(location: string | undefined, url: string): string | null {
  if (location === undefined || !URL.canParse(location, url)) return null;
  const { protocol, href } = new URL(location, url);
  return /^https?:$/.test(protocol) && href.length <= LONGEST ? href : null;
}
