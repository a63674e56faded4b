import { beforeEach, expect, it } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  startWorker(fake);
  await (await import('../events/start')).start();
  fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
});

const isSent = () => JSON.stringify([...fake.rules.values()]).includes(`fake-token-${FIRST}`);

it.each<[what: string, act: () => Promise<void>]>([
  ['off', async () => (await import('./edit-token')).editToken({ id: FIRST, on: false })],
  ['remove', async () => (await import('./remove-token')).removeToken(FIRST)],
  ['revoke', async () => (await import('../revoke/revocation')).startRevocation(FIRST)],
])('what is said to be sent is sent, also after a save that failed: %s', async (_what, act) => {
  await expect(act()).rejects.toMatchObject({ code: 'storage-full' });
  expect(fake.session.get('snapshot')).toMatchObject({ removed: null, tokens: [{ status: 'sent' }] });
  expect(isSent()).toBe(true);
});
