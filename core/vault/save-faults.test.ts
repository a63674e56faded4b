import { describe, expect, it } from 'vitest';
import { StorageFailedError, StorageFullError } from '../errors/vault-errors';
import { withoutToken, withToken } from './edit-vault';
import type { OpenVault } from './open-vault';
import { withPassphrase } from './rotate-key';
import { FIRST, fakeToken, THIRD } from './testing/fake-token';
import { type Interfere, MemoryStorage } from './testing/memory-storage';
import { QUICK_KDF } from './testing/quick-kdf';
import { serialLock } from './testing/serial-lock';
import { temporaryVault } from './testing/temporary-vault';
import { VaultStore } from './vault-store';

const start = await temporaryVault();
const edits: readonly [string, OpenVault | null, OpenVault][] = [
  ['first save', null, start],
  ['add', start, await withToken(start, fakeToken(THIRD))],
  ['edit', start, await withToken(start, fakeToken(FIRST, { label: 'New' }))],
  ['remove', start, await withoutToken(start, FIRST)],
  ['new passphrase', start, await withPassphrase(start, 'x', QUICK_KDF)],
];
/** Read what stands, write `next`, read it back, swap, read what is in its place, remove `next`. */
const CALLS = 6;
const SWAP = 4;
/** From here on a failure changes nothing and is not said. */
const REMOVE = 6;
const faults: readonly [string, (call: number) => Interfere][] = [
  [
    'fails',
    (at) => (call, run) => {
      if (call === at) throw new StorageFailedError();
      run();
    },
  ],
  [
    'is full',
    (at) => (call, run) => {
      if (call === at) throw new StorageFullError();
      run();
    },
  ],
  [
    'fails after it was done',
    (at) => (call, run) => {
      run();
      if (call === at) throw new StorageFailedError();
    },
  ],
  [
    'is the last before the end',
    (at) => (call, run) => {
      if (call >= at) throw new StorageFailedError();
      run();
    },
  ],
];

async function stored(storage: MemoryStorage, keys: readonly OpenVault[]) {
  storage.interfere = (_call, run) => run();
  const store = new VaultStore(storage, serialLock());
  for (const { key } of keys) {
    const opened = await store.open(key).catch(() => undefined);
    if (opened !== undefined) return opened;
  }
  throw new Error('the stored vault does not open');
}

async function prepare(before: OpenVault | null) {
  const storage = new MemoryStorage();
  const store = new VaultStore(storage, serialLock());
  if (before) await store.save(null, before);
  storage.calls = 0;
  return { storage, store };
}

// Proves P6: A storage that fails at any call of a save leaves the old or the new vault.
describe.each(edits)('%s', (_what, before, after) => {
  it('takes six calls to the storage', async () => {
    const { storage, store } = await prepare(before);
    await store.save(before, after);
    expect(storage.calls).toBe(CALLS);
  });

  for (const [what, faultAt] of faults) {
    it.each([1, 2, 3, 4, 5, 6])(`holds the old or the new vault when call %i ${what}`, async (at) => {
      const { storage, store } = await prepare(before);
      storage.interfere = faultAt(at);
      const error: unknown = await store.save(before, after).catch((reason: unknown) => reason);
      if (at < REMOVE)
        expect(error).toBeInstanceOf(what === 'is full' ? StorageFullError : StorageFailedError);
      else expect(error).toBeUndefined();

      const isNew = at > SWAP || (at === SWAP && what === 'fails after it was done');
      const opened = await stored(storage, [after, ...(before ? [before] : [])]);
      expect(opened?.vault.tokens).toEqual((isNew ? after : before)?.tokens);
      expect(opened?.fellBack ?? false).toBe(false);

      if (isNew || error === undefined) return;
      await store.save(before, after);
      expect((await stored(storage, [after]))?.vault.tokens).toEqual(after.tokens);
    });
  }

  it.each([
    ['is cut short', (file: OpenVault['file']) => ({ ...file, records: file.records.slice(1) })],
    [
      'has a flipped character',
      (file: OpenVault['file']) => ({ ...file, index: file.index.replace(/^./, '_') }),
    ],
    ['is empty', () => null],
  ])('does not take the place of the old vault when what was written %s', async (_how, spoil) => {
    const { storage, store } = await prepare(before);
    storage.interfere = (call, run) => {
      run();
      if (call === 2) storage.put('vault.next', spoil(after.file));
    };
    await expect(store.save(before, after)).rejects.toThrow(StorageFailedError);
    expect(storage.peek('vault')).toEqual(before?.file);
    const opened = await stored(storage, [before ?? after]);
    expect(opened?.vault.tokens).toEqual(before?.tokens);
  });
});
