import { beforeEach, describe, expect, it } from 'vitest';
import { DamagedVaultError } from '../errors/vault-errors';
import { createVault, withToken, withTokens } from './edit-vault';
import { FIRST, fakeToken } from './testing/fake-token';
import { MemoryStorage } from './testing/memory-storage';
import { serialLock } from './testing/serial-lock';
import { temporaryVault } from './testing/temporary-vault';
import { MOST_RECORDS } from './vault-file';
import { VaultStore } from './vault-store';

const idOf = (at: number): string => `one-of-many-${String(at).padStart(4, '0')}`;
let storage: MemoryStorage;
let store: VaultStore;
beforeEach(() => {
  storage = new MemoryStorage();
  store = new VaultStore(storage, serialLock());
});
const snapshot = () => JSON.stringify([...storage.entries]);

describe('a file of ten thousand records', () => {
  it('is called damaged, and neither opened nor overwritten', async () => {
    const vault = await temporaryVault();
    const [record] = vault.file.records;
    const records = Array.from({ length: 10_000 }, (_, at) => ({ ...record, id: idOf(at) }));
    for (const key of ['vault', 'vault.previous']) storage.put(key, { ...vault.file, records });
    const stored = snapshot();
    await expect(store.open(vault.key)).rejects.toThrow(DamagedVaultError);
    await expect(store.save(null, vault)).rejects.toThrow(DamagedVaultError);
    await expect(store.save(vault, await withToken(vault, fakeToken(FIRST)))).rejects.toThrow(
      DamagedVaultError,
    );
    expect(snapshot()).toBe(stored);
  });
});

// Proves P6: A full vault of 2000 records opens and takes edits.
describe('a vault that is full', () => {
  it('opens, takes edits, and refuses one token more by name', async () => {
    // One record is the settings'.
    const put = Array.from({ length: MOST_RECORDS - 1 }, (_, at) => fakeToken(idOf(at)));
    const full = await withTokens(await createVault(), { put, drop: [] });
    await store.save(null, full);
    const { vault } = (await store.open(full.key)) ?? {};
    expect(vault?.tokens.size).toBe(put.length);
    expect(vault?.setAside).toEqual([]);
    const edited = await withToken(full, fakeToken(idOf(7), { label: 'Edited' }));
    await store.save(full, edited);
    await expect(withToken(edited, fakeToken(FIRST))).rejects.toMatchObject({
      params: { reason: 'too-many-records' },
    });
    expect((await store.open(full.key))?.vault.tokens).toEqual(edited.tokens);
  });
});
