import { json, page, redirect, script } from './answers';
import { pdf } from './pdf';
import type { Answer, SiteRequest } from './site';

/** A page's worker of any kind: it fetches what it is told and answers with the status or the error. */
const WORKER_SCRIPT = `
const run = async ({ url, init }, reply) => {
  try {
    const response = await fetch(url, init);
    reply.postMessage({ type: response.type, status: response.status });
  } catch (error) {
    reply.postMessage({ error: String(error) });
  }
};
self.addEventListener('message', (event) => run(event.data, event.ports[0] ?? self));
self.addEventListener('connect', ({ ports: [port] }) => {
  port.onmessage = (event) => run(event.data, event.ports[0] ?? port);
});
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));`;

/** A page's service worker that answers whatever its pages ask from its own cache, and fetches it once. */
const CACHING_WORKER_SCRIPT = `
const answer = async ({ request, preloadResponse }) => {
  const cache = await caches.open('kept');
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = (await preloadResponse) || (await fetch(request));
  await cache.put(request, fresh.clone());
  return fresh;
};
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  if (new URL(location).searchParams.has('preload')) await registration.navigationPreload.enable();
  await clients.claim();
})()));
self.addEventListener('fetch', (event) => event.respondWith(answer(event)));`;

let served = 0;

/**
 * Paths that every host has: `/redirect?to=…&status=…`, `/refresh?to=…` (a page that goes there by its header),
 * `/later?to=…` (a page at first, a redirect when it is asked for again), `/script?code=…`,
 * `/page?markup=…&csp=…&refresh=…` (a page with that markup and those headers),
 * `/json?text=…`, `/pdf?…`, `/frames-for-callers` (two frames, none for a stranger), `/worker.js`, `/caching-worker.js`, and answers that may be cached for ten minutes: `/cacheable` names the caller,
 * `/cacheable-echo` repeats the credential, and `/confirmed` is `/cacheable` of a server that confirms what anyone
 * has stored. `serial` tells a fresh answer from a stored one.
 */
export function commonAnswer(request: SiteRequest, caller: string | null, credential: string): Answer | null {
  if (request.path === '/redirect') {
    return redirect(request.query.get('to') ?? '/', Number(request.query.get('status') ?? 302));
  }
  if (request.path === '/refresh') {
    return page('refresh', '', { refresh: `0;url=${request.query.get('to') ?? '/'}` });
  }
  if (request.path === '/later') {
    const to = request.query.get('to') ?? '/';
    const asked = `later=${encodeURIComponent(to)}`;
    if (request.headerValues('cookie').join().includes(asked)) return redirect(to);
    return page('later', '<h1>later</h1>', { 'cache-control': 'no-store', 'set-cookie': asked });
  }
  if (request.path === '/script') return script(request.query.get('code') ?? '');
  if (request.path === '/page') return madePage(request.query);
  if (request.path === '/frames-for-callers') {
    return page('frames', caller === null ? '' : '<iframe></iframe><iframe></iframe>');
  }
  if (request.path === '/json') return json(200, { text: request.query.get('text') });
  if (request.path === '/pdf') return pdf(request.query);
  if (request.path === '/worker.js') return script(WORKER_SCRIPT);
  if (request.path === '/caching-worker.js') return script(CACHING_WORKER_SCRIPT);
  const cached = { 'cache-control': 'max-age=600' };
  if (request.path === '/confirmed') {
    const tagged = { ...cached, etag: '"same for all"' };
    if (request.headerValues('if-none-match').includes(tagged.etag))
      return { status: 304, headers: tagged, body: '' };
    return json(200, { authenticated: caller, serial: ++served }, tagged);
  }
  if (request.path === '/cacheable') return json(200, { authenticated: caller, serial: ++served }, cached);
  if (request.path === '/cacheable-echo') return json(200, { credential, serial: ++served }, cached);
  return null;
}

function madePage(query: URLSearchParams): Answer {
  const named = { 'content-security-policy': query.get('csp'), refresh: query.get('refresh') };
  const headers = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null));
  return page('page', query.get('markup') ?? '', headers as Record<string, string>);
}
