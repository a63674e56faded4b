import { beforeEach, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const HOUR = 3_600_000;
const PASSPHRASE = 'a passphrase';

let fake: FakeBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], PASSPHRASE);
  startWorker(fake);
  const { changeVault } = await import('../vault/open-vault');
  const { withSettings } = await import('../../../core/vault/edit-vault');
  await changeVault((vault) =>
    withSettings(vault, { idleMinutes: 60, lockWithScreen: false, maxSessionMinutes: null }),
  );
  await (await import('./auto-lock')).scheduleLocks();
});

const isOpen = () => fake.session.has('vault-keys');
const unlock = async () => (await import('./unlock')).unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
const later = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR);

/** The alarm of every minute wakes a worker, which locks as it starts, and then sees the beat itself. */
async function wakeByBeat(): Promise<void> {
  startWorker(fake);
  await (await import('../events/start')).start();
  await (await import('./auto-lock')).onHeartbeat();
}

it('a beat after the lock it caused leaves no time behind', async () => {
  later(8);
  await wakeByBeat();
  expect(isOpen()).toBe(false);
  expect(fake.session.has('heartbeat')).toBe(false);
});

// Proves P5: The first unlock after a long sleep opens, and locks still work.
it('an unlock long after such a beat opens, and locks still work', async () => {
  later(8);
  await wakeByBeat();
  later(2);
  await unlock();
  expect(isOpen()).toBe(true);
  await (await import('./lock')).lock('user');
  expect(isOpen()).toBe(false);
});

it('a time that was left all the same is no sleep of the next session, nor a lock within the unlock', async () => {
  later(8);
  await wakeByBeat();
  fake.session.set('heartbeat', Date.now());
  later(2);
  await unlock();
  expect(isOpen()).toBe(true);
});
