import { beforeEach, describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError, LockedError, NewerVaultError, WrongSecretError } from '../errors/vault-errors';
import { withToken } from './edit-vault';
import type { OpenVault } from './open-vault';
import { withPassphrase } from './rotate-key';
import { passphraseSlot } from './slots/passphrase-slot';
import { FIRST, fakeToken, SECOND, THIRD } from './testing/fake-token';
import { MemoryStorage } from './testing/memory-storage';
import { QUICK_KDF } from './testing/quick-kdf';
import { serialLock } from './testing/serial-lock';
import { temporaryVault } from './testing/temporary-vault';
import { VaultStore } from './vault-store';

const session = await temporaryVault();
const locked = await withPassphrase(session, 'correct horse', QUICK_KDF);
const changed = await withToken(locked, fakeToken(THIRD));

let storage: MemoryStorage;
let store: VaultStore;
beforeEach(() => {
  storage = new MemoryStorage();
  store = new VaultStore(storage, serialLock());
});
const snapshot = () => JSON.stringify([...storage.entries]);
const ids = (vault: OpenVault | undefined) => [...(vault?.tokens.keys() ?? [])];
const put = (current: unknown, previous: unknown) => {
  if (current !== undefined) storage.put('vault', current);
  if (previous !== undefined) storage.put('vault.previous', previous);
};

describe('reading the stored vault', () => {
  it('finds nothing where nothing is, not even in a save that never ended', async () => {
    storage.put('vault.next', locked.file);
    expect(await store.load()).toBeNull();
    expect(await store.open(locked.key)).toBeNull();
    await expect(store.unlock(passphraseSlot('x'))).rejects.toThrow(InvalidInputError);
  });

  it('opens by passphrase and by key', async () => {
    put(changed.file, locked.file);
    const byPassphrase = await store.unlock(passphraseSlot('correct horse'));
    expect(byPassphrase).toMatchObject({ ...(await store.open(locked.key)), slot: changed.file.slots[0] });
    expect(ids(byPassphrase.vault)).toEqual([FIRST, SECOND, THIRD]);
    expect(byPassphrase.fellBack).toBe(false);
  });

  it.each([
    ['is not an object', 'x'],
    ['is truncated', { ...changed.file, records: undefined }],
    ['is gone', undefined],
    ['has a damaged header', { ...changed.file, slots: [] }],
    ['has a damaged index', { ...changed.file, index: 'AAAA' }],
  ])('falls back when the vault %s, and says so', async (_what, current) => {
    put(current, locked.file);
    const stored = snapshot();
    for (const opened of [
      await store.unlock(passphraseSlot('correct horse')),
      await store.open(locked.key),
    ]) {
      expect(opened?.fellBack).toBe(true);
      expect(ids(opened?.vault)).toEqual([FIRST, SECOND]);
    }
    expect(snapshot()).toBe(stored);
  });

  it('gives up when both are damaged', async () => {
    put('x', { ...locked.file, slots: [] });
    await expect(store.load()).rejects.toThrow(DamagedVaultError);
    put({ ...changed.file, index: 'AAAA' }, 'x');
    await expect(store.unlock(passphraseSlot('correct horse'))).rejects.toThrow(DamagedVaultError);
    put({ ...changed.file, index: 'AAAA', records: [] }, 'x');
    await expect(store.unlock(passphraseSlot('correct horse'))).rejects.toThrow(DamagedVaultError);
  });

  it('never falls back from a newer vault', async () => {
    put({ ...changed.file, format: 4 }, locked.file);
    await expect(store.load()).rejects.toThrow(NewerVaultError);
    await expect(store.unlock(passphraseSlot('correct horse'))).rejects.toThrow(NewerVaultError);
    put('x', { ...locked.file, format: 4 });
    await expect(store.load()).rejects.toThrow(NewerVaultError);
  });

  it('changes nothing for a wrong passphrase or key', async () => {
    put(changed.file, locked.file);
    const stored = snapshot();
    await expect(store.unlock(passphraseSlot('wrong'))).rejects.toThrow(WrongSecretError);
    await expect(store.open(session.key)).rejects.toThrow(LockedError);
    expect(snapshot()).toBe(stored);
  });
});

describe('discarding a temporary vault', () => {
  it('removes one whose key is gone', async () => {
    await store.save(null, session);
    await store.discard();
    expect(storage.entries.size).toBe(0);
    await store.discard();
  });

  it.each([
    ['a passphrase opens', locked.file, undefined, InvalidInputError],
    ['a passphrase opened before', session.file, locked.file, InvalidInputError],
    ['is newer', { ...session.file, format: 4 }, session.file, NewerVaultError],
    ['is damaged beyond reading', 'x', 'y', DamagedVaultError],
  ])('refuses a vault that %s', async (_what, current, previous, error) => {
    put(current, previous);
    const stored = snapshot();
    await expect(store.discard()).rejects.toThrow(error);
    expect(snapshot()).toBe(stored);
  });

  it('keeps a damaged file that it can not judge', async () => {
    put({ damaged: 'whatever' }, session.file);
    await store.discard();
    expect([...storage.entries.keys()]).toEqual(['vault.damaged']);
    expect(storage.peek('vault.damaged')).toEqual({ damaged: 'whatever' });
  });
});
