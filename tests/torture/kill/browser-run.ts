import { createFakeBrowser, type FakeBrowser } from '../../support/fake-browser';
import type { Product, Start } from '../bundle';
import { cheapArgon2 } from './cheap-argon2';
import { type FaultyBrowser, faultyBrowser } from './faulty-browser';
import { ORIGINS, type Scene } from './scenes';

/** A browser in a scene, whose workers come and go. */
export interface BrowserRun {
  readonly fake: FakeBrowser;
  readonly faults: FaultyBrowser;
  /** A new worker, with nothing in its memory; the one before it is dead. */
  worker(): Product;
  /** Two contexts of one extension at the same time. */
  twoContexts(): readonly [Product, Product];
}

export function browserRun(start: Start, scene: Scene): BrowserRun {
  const fake = createFakeBrowser();
  for (const [key, value] of Object.entries(scene.local)) fake.local.set(key, structuredClone(value));
  for (const [key, value] of Object.entries(scene.session)) fake.session.set(key, structuredClone(value));
  for (const origin of ORIGINS) fake.granted.add(origin);
  const faults = faultyBrowser(fake);
  const context = (browser: object, locks: object): Product =>
    start({ browser, navigator: { onLine: true, locks }, argon2id: cheapArgon2, fetch: refused });
  return {
    fake,
    faults,
    worker: () => context(faults.api(), fakeLocks()),
    twoContexts() {
      const locks = fakeLocks();
      return [context(fake.api, locks), context(fake.api, locks)];
    },
  };
}

/** The provider knows no token any more. */
async function refused(): Promise<Response> {
  const body = JSON.stringify({ error: { message: 'Invalid token', code: 2006 } });
  return new Response(body, { status: 401, headers: { 'content-type': 'application/json' } });
}

/** `navigator.locks` of one browser; a new one for every worker, as the browser frees those of a dead one. */
function fakeLocks(): object {
  const last = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      return mine;
    },
  };
}
