import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 9, 0);

let fake: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: 'https://api.example.com/v1/me' });
});

/** An open vault, locked by nothing but the session limit. */
async function unlocked(maxSessionMinutes: number | null, passphrase: string | null = 'pass'): Promise<void> {
  await storeVault(fake, [fakeToken(FIRST)], passphrase);
  startWorker(fake);
  await set(maxSessionMinutes);
  await (await import('../events/start')).start();
}

async function set(maxSessionMinutes: number | null): Promise<void> {
  const { changeVault } = await import('../vault/open-vault');
  const { withSettings } = await import('../../../core/vault/edit-vault');
  await changeVault((vault) => withSettings(vault, { idleMinutes: null, maxSessionMinutes }));
  await (await import('./auto-lock')).scheduleLocks();
}

const isLocked = () => !fake.session.has('vault-keys');
const reason = () => (fake.session.get('locked') as { reason?: string } | undefined)?.reason;
const wait = (minutes: number) => void vi.setSystemTime(Date.now() + minutes * MINUTE);
const beat = async () => (await import('./auto-lock')).onHeartbeat();

/** Lets the browser deliver the alarm for the end of the session, once its time has come. */
async function deliver(): Promise<void> {
  const due = fake.alarms.get('session-limit');
  if (due === undefined || due > Date.now()) return;
  fake.alarms.delete('session-limit');
  await (await import('./auto-lock')).checkSessionLimit();
}

// Proves P5: Clocks that go forward and back make no session longer than promised.
describe('the session limit', () => {
  for (const worker of ['the same worker', 'a new worker'] as const) {
    const next = () => (worker === 'a new worker' ? startWorker(fake) : undefined);

    it(`gives notice two minutes before, and then locks (${worker})`, async () => {
      await unlocked(60);
      expect(fake.badges.get(1)).toBe('1');
      expect(fake.alarms.get('session-limit')).toBe(NOW + 58 * MINUTE);
      wait(58);
      next();
      await deliver();
      expect(fake.badges.get(1)).toBe('2m');
      expect(isLocked()).toBe(false);
      expect(fake.alarms.get('session-limit')).toBe(NOW + 60 * MINUTE);
      wait(2);
      next();
      await deliver();
      expect(isLocked()).toBe(true);
      expect(reason()).toBe('limit');
      expect(fake.alarms.has('session-limit')).toBe(false);
    });

    it(`is noticed at the first sign of life after a sleep, or a clock that went forward (${worker})`, async () => {
      await unlocked(60);
      wait(8 * 60);
      next();
      await beat();
      expect(reason()).toBe('limit');
    });
  }

  it('is noticed by the start of a worker, before anything else is done', async () => {
    await unlocked(60);
    wait(61);
    startWorker(fake);
    const before = fake.ruleChanges.length;
    await (await import('../events/start')).start();
    expect(reason()).toBe('limit');
    expect(fake.ruleChanges.slice(before).every(({ added }) => added === 0)).toBe(true);
  });

  it('is not made longer by a clock that goes back again and again', async () => {
    await unlocked(60);
    let passed = 0;
    while (!isLocked() && passed < 300) {
      wait(1);
      passed += 1;
      if (passed % 5 === 0) wait(-5);
      startWorker(fake);
      await beat();
      await deliver();
    }
    expect(reason()).toBe('limit');
    // A minute is lost each time, the one in which the clock went back: 12 of 72.
    expect(passed).toBeLessThanOrEqual(75);
  });

  it('is not made longer by a clock that went back while nobody looked', async () => {
    await unlocked(60);
    wait(-24 * 60);
    startWorker(fake);
    await (await import('../events/start')).start();
    wait(60);
    await beat();
    expect(reason()).toBe('limit');
  });

  it('begins anew with each unlock', async () => {
    await unlocked(60);
    wait(59);
    await (await import('./lock')).lock('user');
    wait(30);
    await (await import('./unlock')).unlock({ kind: 'passphrase', passphrase: 'pass' });
    wait(59);
    await beat();
    expect(isLocked()).toBe(false);
    wait(1);
    await beat();
    expect(reason()).toBe('limit');
  });

  it('counts from its setting, and a shorter one from the same moment', async () => {
    await unlocked(null);
    wait(500);
    await set(120);
    expect(isLocked()).toBe(false);
    wait(31);
    await set(60);
    wait(28);
    await beat();
    expect(isLocked()).toBe(false);
    await set(30);
    expect(reason()).toBe('limit');
  });

  it.each([
    ['where there is none', null, 'pass'],
    ['without a passphrase, as nothing could unlock', 60, null],
  ])('never comes %s', async (_, minutes, passphrase) => {
    await unlocked(minutes, passphrase);
    wait(5000);
    await beat();
    await deliver();
    expect(isLocked()).toBe(false);
    expect(fake.alarms.has('session-limit')).toBe(false);
  });
});
