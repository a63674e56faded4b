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
