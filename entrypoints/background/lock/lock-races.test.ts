import { EventEmitter, once } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withToken } from '../../../core/vault/edit-vault';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const PASSPHRASE = 'a passphrase';
const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const;

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], PASSPHRASE);
  startWorker(fake);
  await (await import('../events/start')).start();
});

const lock = async () => (await import('./lock')).lock;
const unlock = async () => (await import('./unlock')).unlock;

function expectOpen(): void {
  expect(fake.rules.size).toBeGreaterThan(0);
  expect(fake.session.has('locking')).toBe(false);
  expect(fake.session.has('locked')).toBe(false);
  expect(fake.session.get('snapshot')).toMatchObject({ tokens: [{ id: FIRST, status: 'sent' }] });
}

function expectShut(): void {
  expect(fake.rules.size).toBe(0);
  expect(fake.session.get('snapshot')).toMatchObject({ state: 'locked' });
  for (const key of ['vault-keys', 'locking', 'activity', 'proven-at'])
    expect(fake.session.has(key)).toBe(false);
}

// Proves P5: An unlock during a lock waits for its end.
describe('lock and unlock at the same time', () => {
  it('an unlock during a lock waits for its end, and then holds', async () => {
    const [lockNow, unlockNow] = [await lock(), await unlock()];
    await Promise.all([lockNow('user'), unlockNow(secret)]);
    expectOpen();
  });

  it('a lock during an unlock waits for its end, and then holds', async () => {
    await (await lock())('user');
    const [lockNow, unlockNow] = [await lock(), await unlock()];
    await Promise.all([unlockNow(secret), lockNow('user')]);
    expectShut();
  });

  it('many of both leave one or the other, never a mixture', async () => {
    const [lockNow, unlockNow] = [await lock(), await unlock()];
    for (const last of ['lock', 'unlock'] as const) {
      const before = Array.from({ length: 6 }, (_, at) =>
        at % 2 === 0 ? lockNow('user') : unlockNow(secret),
      );
      await Promise.all([...before, last === 'lock' ? lockNow('idle') : unlockNow(secret)]);
      if (last === 'lock') expectShut();
      else expectOpen();
    }
  });
});

// Proves P5: A lock during a save loses nothing.
describe('a lock during a save', () => {
  it('lets the save end, and keeps what it saved', async () => {
    const { changeVault } = await import('../vault/open-vault');
    let goOn: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const saved = changeVault(async (vault) => {
      await held;
      return withToken(vault, fakeToken(SECOND));
    });
    const locked = (await lock())('user');
    goOn();
    await Promise.all([saved, locked]);
    expectShut();
    await (await unlock())(secret);
    const { openedVault } = await import('../vault/open-vault');
    expect([...((await openedVault())?.tokens.keys() ?? [])]).toEqual([FIRST, SECOND]);
  });

  it('refuses the save that begins after it, and loses nothing', async () => {
    const { changeVault } = await import('../vault/open-vault');
    const locked = (await lock())('user');
    await locked;
    await expect(changeVault((vault) => withToken(vault, fakeToken(SECOND)))).rejects.toMatchObject({
      code: 'locked',
    });
    await (await unlock())(secret);
    expectOpen();
  });
});

// Proves P5: A test begun in between ends with the lock.
it('a test that begins while a save keeps the key a little longer ends with the lock', async () => {
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetch', async (_url: string, { signal }: RequestInit) => {
    if (signal) signals.push(signal);
    return new Promise((_, refuse) => signal?.addEventListener('abort', () => refuse(new Error('aborted'))));
  });
  fake.granted.add('https://api.pagerduty.com');
  const { changeVault } = await import('../vault/open-vault');
  const { probe } = await import('../probe/prober');
  const save = new EventEmitter();
  const change = changeVault(async (vault) => {
    await once(save, 'end');
    return vault;
  });
  const locked = (await lock())('user');
  await until('the rules to be gone', () => fake.rules.size === 0);
  const test = probe(fakeToken(FIRST, { providerId: 'pagerduty', origins: ['https://api.pagerduty.com'] }));
  await until('a request', () => signals.length > 0);
  save.emit('end');
  await expect(test).rejects.toMatchObject({ code: 'locked' });
  await Promise.all([change, locked]);
  expectShut();
  vi.unstubAllGlobals();
});
