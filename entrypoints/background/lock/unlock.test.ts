import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 22, 9, 0);
const PASSPHRASE = 'a passphrase';

/** Seconds to wait after each wrong passphrase in a row. */
const WAITS = [0, 0, 1, 2, 4, 8, 16, 32, 60, 60];

let fake: FakeBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], PASSPHRASE);
  fake.session.clear();
  startWorker(fake);
});

async function tryOne(passphrase: string): Promise<string> {
  const { unlock } = await import('./unlock');
  return unlock({ kind: 'passphrase', passphrase }).then(
    () => 'unlocked',
    (error: { code?: string }) => String(error.code),
  );
}

async function secondsToWait(): Promise<number> {
  const { nextTryAt } = await (await import('../sync/vault-status')).vaultStatus();
  return nextTryAt === null ? 0 : (nextTryAt - Date.now()) / 1000;
}

describe('wrong passphrases', () => {
  it('wait longer each time, also with a new worker each time', async () => {
    const waits: number[] = [];
    for (const [at] of WAITS.entries()) {
      startWorker(fake);
      expect(await tryOne(`wrong ${at}`)).toBe('wrong-passphrase');
      waits.push(await secondsToWait());
      vi.setSystemTime(Date.now() + (waits.at(-1) ?? 0) * 1000);
    }
    expect(waits).toEqual(WAITS);
  });

  it('that come too early are not even tried, and cost no more', async () => {
    for (const wrong of ['1', '2', '3', '4']) {
      await tryOne(wrong);
      vi.setSystemTime(Date.now() + (await secondsToWait()) * 1000);
    }
    await tryOne('5');
    const wait = await secondsToWait();
    expect(wait).toBe(4);
    expect(await tryOne(PASSPHRASE)).toBe('try-later');
    expect(await secondsToWait()).toBe(wait);
    expect(fake.session.has('vault-keys')).toBe(false);
    vi.setSystemTime(Date.now() + wait * 1000);
    expect(await tryOne(PASSPHRASE)).toBe('unlocked');
  });

  it('are forgotten after the right one', async () => {
    for (const wrong of ['1', '2']) await tryOne(wrong);
    expect(await tryOne(PASSPHRASE)).toBe('unlocked');
    expect(fake.local.has('unlock-tries')).toBe(false);
    await (await import('./lock')).lock('user');
    expect(await tryOne('3')).toBe('wrong-passphrase');
    expect(await secondsToWait()).toBe(0);
  });

  it('are not counted where the vault itself is damaged', async () => {
    fake.local.set('vault', 'x');
    fake.local.set('vault.previous', 'x');
    for (const passphrase of ['1', '2', '3', PASSPHRASE])
      expect(await tryOne(passphrase)).toBe('damaged-vault');
    expect(await secondsToWait()).toBe(0);
  });

  it('change nothing of the vault', async () => {
    const before = new Map(fake.local);
    for (const wrong of ['1', '2', '3']) await tryOne(wrong);
    fake.local.delete('unlock-tries');
    expect(fake.local).toEqual(before);
  });
});

describe('the right passphrase', () => {
  it('brings back rules, snapshot and badges', async () => {
    fake.tabs.push({ id: 1, url: 'https://api.example.com/v1/me' });
    expect(await tryOne(PASSPHRASE)).toBe('unlocked');
    expect(fake.rules.size).toBeGreaterThan(0);
    expect(fake.session.get('snapshot')).toMatchObject({ tokens: [{ id: FIRST, status: 'sent' }] });
    expect(fake.badges.get(1)).toBe('1');
    expect(fake.session.has('locked')).toBe(false);
  });
});
