import { beforeEach, expect, it, vi } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST), fakeToken(SECOND)], null);
  startWorker(fake);
  await (await import('./remove-token')).removeToken(FIRST);
});

const kept = async () =>
  [...(await (await import('../vault/open-vault')).requireVault()).tokens.keys()].sort();
const restore = async () => (await import('./remove-token')).restoreToken();

it('is brought back within its time', async () => {
  expect(await kept()).toEqual([SECOND]);
  vi.setSystemTime(Date.now() + 29_000);
  await restore();
  expect(await kept()).toEqual([FIRST, SECOND].sort());
});

it('is not forgotten for one that is removed after it', async () => {
  await (await import('./remove-token')).removeToken(SECOND);
  expect(await kept()).toEqual([]);
  await restore();
  expect(await kept()).toEqual([SECOND]);
  expect(fake.session.get('snapshot')).toMatchObject({
    removed: { label: `Example provider · Label of ${FIRST}` },
  });
  await restore();
  expect(await kept()).toEqual([FIRST, SECOND].sort());
  expect(fake.session.has('removed')).toBe(false);
});

it('stays away after its time, also where the alarm is late', async () => {
  vi.setSystemTime(Date.now() + 30_000);
  await restore();
  expect(await kept()).toEqual([SECOND]);
});
