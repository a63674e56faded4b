import { EventEmitter, once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Choices, NO_CHOICES, withoutTraces, withShown } from '../../../core/browser-session/choices';
import { type NotedRequest, withRequest, withSent } from '../../../core/browser-session/seen-requests';
import { STAYS_OVER_LOCK } from '../../../core/session-storage/session-values';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const ORIGIN = 'https://api.example.com';
const PAGE = { origin: ORIGIN, byUser: true, sentWith: [FIRST] };

let fake: FakeBrowser;

async function open(): Promise<void> {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: `${ORIGIN}/v1/x` });
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  startWorker(fake);
  await (await import('../events/start')).start();
}
beforeEach(open);

const stores = () => import('../stores/choices');
const lock = async (): Promise<void> => (await import('./lock')).lock('user');

const noted: NotedRequest = {
  id: 'request-1',
  page: null,
  kind: 'script',
  method: 'GET',
  byPage: null,
  from: ORIGIN,
  tokenIds: [FIRST],
  carried: [FIRST],
  status: null,
  at: 1,
};

/** By session key: what a request in flight writes there. */
const WRITERS: Readonly<Record<string, () => Promise<unknown>>> = {
  sent: async () => (await stores()).sent.change((now) => withSent(now, 1, FIRST, 1)),
  'seen-requests': async () => (await stores()).seenRequests.change((now) => withRequest(now, 1, noted)),
  choices: async () => (await stores()).choices.change((now) => withShown(now, 1, PAGE)),
};

/** Holds the next read of one session key until it is let go. */
function holdRead(key: string): { readonly begun: Promise<unknown>; letGo(): void } {
  const { storage } = fake.api as { storage: { session: { get(key: string | null): Promise<object> } } };
  const get = storage.session.get.bind(storage.session);
  const events = new EventEmitter();
  const begun = once(events, 'begun');
  const end = once(events, 'end');
  storage.session.get = async (asked) => {
    if (asked !== key) return get(asked);
    storage.session.get = get;
    events.emit('begun');
    const found = await get(asked);
    await end;
    return found;
  };
  return { begun, letGo: () => void events.emit('end') };
}

/** What is left says neither whose tokens there are nor where they were used. */
function expectNoTraces(context: string): void {
  expect(
    [...fake.session.keys()].filter((key) => !STAYS_OVER_LOCK.includes(key)),
    context,
  ).toEqual([]);
  const left = (fake.session.get('choices') ?? NO_CHOICES) as Choices;
  expect(left, context).toEqual(withoutTraces(left));
}

// Proves P5: A request in flight writes nothing behind a lock.
describe.each(Object.entries(WRITERS))('what a request writes to %s', (key, write) => {
  it('is kept while a vault is open', async () => {
    await write();
    expect(JSON.stringify(fake.session.get(key))).toContain(FIRST);
  });

  it('is gone after a lock that comes in the middle of the write', async () => {
    const held = holdRead(key);
    const written = write();
    await held.begun;
    const locked = lock();
    await until('the key to be gone', () => !fake.session.has('vault-keys'));
    // Time for a lock that does not wait for the write.
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
    held.letGo();
    await Promise.all([written, locked]);
    expectNoTraces(key);
  });

  it('is not stored when it comes after the lock', async () => {
    await lock();
    await write();
    expectNoTraces(key);
  });
});

const request: SeenRequest = {
  requestId: 'request-1',
  tabId: 1,
  method: 'GET',
  url: `${ORIGIN}/v1/x`,
  type: 'main_frame',
  topLevel: true,
  initiator: null,
  ahead: false,
  startedAt: 1,
  headers: new Map([['authorization', `Bearer fake-token-${FIRST}`]]),
};

async function visit(): Promise<void> {
  const { onSend, onAnswer } = await import('../watch/watch-sent');
  const { notePageShown } = await import('../watch/watch-pages');
  onSend(request);
  await notePageShown(1, { url: request.url, nextUrl: null, loaded: true });
  await onAnswer(request.requestId, 200);
}

it('a visit leaves nothing behind a lock that comes at any moment of it', async () => {
  const seen = new Set<string>();
  for (let count = 1; ; count += 1) {
    await open();
    const locks: Promise<void>[] = [];
    fake.beforeCall(count, () => locks.push(lock()));
    await visit();
    fake.revive();
    if (locks.length === 0) {
      expect(count).toBeGreaterThan(10);
      for (const key of fake.session.keys()) seen.add(key);
      break;
    }
    await Promise.all(locks);
    expectNoTraces(`call ${count}`);
  }
  expect([...seen]).toEqual(expect.arrayContaining(Object.keys(WRITERS)));
});
