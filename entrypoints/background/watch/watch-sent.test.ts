import { beforeEach, expect, it } from 'vitest';
import type { Sent } from '../../../core/browser-session/seen-requests';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const SECRET = 'the-same-secret';
const KEY: TokenRecord['headers'] = [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }];

let fake: FakeBrowser;
beforeEach(() => {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: 'https://api.example.com/v1/x' });
});

async function start(tokens: readonly TokenRecord[]): Promise<void> {
  await storeVault(fake, tokens, null);
  startWorker(fake);
  await (await import('../events/start')).start();
}

/** What is counted of one visit that left with these headers, once its answer has come too. */
async function countedOf(headers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const request: SeenRequest = {
    requestId: 'request-1',
    tabId: 1,
    method: 'GET',
    url: 'https://api.example.com/v1/x',
    type: 'main_frame',
    topLevel: true,
    initiator: null,
    ahead: false,
    startedAt: Date.now(),
    headers: new Map(Object.entries(headers)),
  };
  const { onSend, onAnswer } = await import('./watch-sent');
  onSend(request);
  await onAnswer(request.requestId, 401);
  const seen = await until('what was sent', () => (fake.session.get('sent') as Sent | undefined)?.[1]);
  return Object.entries(seen)
    .map(([id, { count, lastStatus }]) => `${id} ${count} ${lastStatus}`)
    .sort();
}

it('counts for the record in use where the same token is in two', async () => {
  await start([fakeToken(FIRST, { secret: SECRET, on: false }), fakeToken(SECOND, { secret: SECRET })]);
  expect(await countedOf({ authorization: `Bearer ${SECRET}` })).toEqual([`${SECOND} 1 401`]);
});

/** Bytes of each key that is written to `storage.session` from now on. */
function bytesWritten(): Map<string, number> {
  const { storage } = fake.api as { storage: { session: { set: (entries: object) => Promise<void> } } };
  const set = storage.session.set.bind(storage.session);
  const written = new Map<string, number>();
  storage.session.set = (entries) => {
    for (const [key, value] of Object.entries(entries))
      written.set(key, (written.get(key) ?? 0) + JSON.stringify(value).length);
    return set(entries);
  };
  return written;
}

it('writes no more than what it counts, however many tokens there are', async () => {
  const others = Array.from({ length: 999 }, (_, at) => {
    const origin = `https://api-${at}.example.com`;
    return fakeToken(`another-token-${String(at).padStart(4, '0')}`, { origins: [origin] });
  });
  await start([fakeToken(FIRST), ...others]);
  expect(JSON.stringify(fake.session.get('snapshot')).length).toBeGreaterThan(500_000);
  const written = bytesWritten();
  expect(await countedOf({ authorization: `Bearer fake-token-${FIRST}` })).toEqual([`${FIRST} 1 401`]);
  await until('the badge', () => fake.badges.get(1) === '401');
  expect([...written.keys()].filter((key) => key !== 'choices').sort()).toEqual(['seen-requests', 'sent']);
  expect([...written.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(5_000);
});

it('counts each of two tokens that leave with one request', async () => {
  await start([fakeToken(FIRST), fakeToken(SECOND, { headers: KEY })]);
  const both = { authorization: `Bearer fake-token-${FIRST}`, 'x-api-key': `fake-token-${SECOND}` };
  expect(await countedOf(both)).toEqual([`${FIRST} 1 401`, `${SECOND} 1 401`].sort());
});

it('counts no key that goes in no header', async () => {
  // Neither has rules in force, so the first that fits would count.
  await start([fakeToken(SECOND, { headers: [] }), fakeToken(FIRST, { on: false })]);
  expect(await countedOf({ authorization: `Bearer fake-token-${FIRST}` })).toEqual([`${FIRST} 1 401`]);
});
