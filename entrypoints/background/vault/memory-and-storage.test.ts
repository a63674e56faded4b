import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const PASSPHRASE = 'a passphrase';

let fake: FakeBrowser;
beforeEach(() => {
  fake = createFakeBrowser();
});

type Area = Record<'set' | 'remove', (given: unknown) => Promise<unknown>>;

/** The first call that this is true of fails, after it was done. */
function failAfter(
  area: 'local' | 'session',
  name: 'set' | 'remove',
  isIt: (given: object) => boolean,
): void {
  const { storage } = fake.api as { storage: Record<'local' | 'session', Area> };
  const call = storage[area][name];
  let failed = false;
  storage[area][name] = async (given) => {
    const result = await call(given);
    if (failed || !isIt(given as object)) return result;
    failed = true;
    throw new Error('IO error');
  };
}

describe('a storage that fails after a change was stored', () => {
  it('leaves the worker with the vault that is stored, also when the old key could not be dropped', async () => {
    await storeVault(fake, [fakeToken(FIRST)], null);
    startWorker(fake);
    const { changeVault, openedVault } = await import('./open-vault');
    const { withPassphrase } = await import('../../../core/vault/rotate-key');
    failAfter('session', 'set', (given) => (Reflect.get(given, 'vault-keys') as unknown[])?.length === 1);
    await expect(changeVault((vault) => withPassphrase(vault, PASSPHRASE))).rejects.toThrow();
    expect((await openedVault())?.file).toEqual(fake.local.get('vault'));
  });

  it('leaves no vault in memory that has made room for one that was brought back', async () => {
    await storeVault(fake, [fakeToken(FIRST)], PASSPHRASE);
    const wanted = fake.local.get('vault');
    const content = { vault: wanted, 'vault.previous': wanted };
    fake.local.set('vault.archived', [{ at: 1, content }]);
    await storeVault(fake, [], null);
    startWorker(fake);
    const { bringBack } = await import('../lock/archived-vaults');
    failAfter('local', 'set', (given) => 'vault' in given);
    await expect(bringBack(1)).rejects.toThrow();
    expect(fake.local.get('vault')).toEqual(wanted);
    expect(await (await import('./open-vault')).openedVault()).toBeNull();
  });
});
