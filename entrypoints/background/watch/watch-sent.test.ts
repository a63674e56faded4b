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

it('counts each of two tokens that leave with one request', async () => {
  await start([fakeToken(FIRST), fakeToken(SECOND, { headers: KEY })]);
  const both = { authorization: `Bearer fake-token-${FIRST}`, 'x-api-key': `fake-token-${SECOND}` };
  expect(await countedOf(both)).toEqual([`${FIRST} 1 401`, `${SECOND} 1 401`].sort());
});
