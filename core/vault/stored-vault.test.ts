import { describe, expect, it } from 'vitest';
import { assembleFile } from './assemble-file';
import { withPassphrase } from './rotate-key';
import { readStoredVault } from './stored-vault';
import { MemoryStorage } from './testing/memory-storage';
import { QUICK_KDF } from './testing/quick-kdf';
import { temporaryVault } from './testing/temporary-vault';

const inMemory = await temporaryVault();
const locked = await withPassphrase(inMemory, 'a passphrase', QUICK_KDF);

describe('a stored vault without a way to unlock', () => {
  it('is not taken for a temporary vault when the save before had one: somebody took it out', async () => {
    const { key, file, index } = locked;
    const parts = { ...file, key, slots: [], index };
    const storage = new MemoryStorage();
    storage.put('vault', (await assembleFile(parts)).file);
    storage.put('vault.previous', file);
    expect(await readStoredVault(storage)).toEqual({ file, fellBack: true, previous: file });
  });

  it('is a temporary vault otherwise', async () => {
    const storage = new MemoryStorage();
    storage.put('vault', inMemory.file);
    storage.put('vault.previous', inMemory.file);
    expect(await readStoredVault(storage)).toMatchObject({ file: inMemory.file, fellBack: false });
  });
});
