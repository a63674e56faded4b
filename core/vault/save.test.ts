import { beforeEach, describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError, NewerVaultError } from '../errors/vault-errors';
import { createVault, withoutToken, withSettings, withToken } from './edit-vault';
import { withPassphrase } from './rotate-key';
import { passphraseSlot } from './slots/passphrase-slot';
import { FIRST, fakeToken, SECOND, THIRD } from './testing/fake-token';
import { MemoryStorage } from './testing/memory-storage';
import { QUICK_KDF } from './testing/quick-kdf';
import { serialLock } from './testing/serial-lock';
import { temporaryVault } from './testing/temporary-vault';
import { VaultStore } from './vault-store';

const session = await temporaryVault();
const added = await withToken(session, fakeToken(THIRD));
let storage: MemoryStorage;
let store: VaultStore;
beforeEach(async () => {
  storage = new MemoryStorage();
  store = new VaultStore(storage, serialLock());
  await store.save(null, session);
});
const snapshot = () => JSON.stringify([...storage.entries]);
const refuses = async (save: Promise<void>, error: unknown) => {
  const stored = snapshot();
  await expect(save).rejects.toThrow(error as Error);
  expect(snapshot()).toBe(stored);
};

// Proves P6: A save keeps the last good vault, and refuses another, an older and a concurrent one.
describe('saving', () => {
  it('stores the new vault, the one before it, and nothing else', async () => {
    await store.save(session, added);
    expect(storage.peek('vault')).toEqual(added.file);
    expect(storage.peek('vault.previous')).toEqual(session.file);
    expect(storage.entries.size).toBe(2);
  });

  it('leaves no copy under the old key after a new passphrase', async () => {
    await store.save(session, added);
    storage.put('vault.damaged', session.file);
    storage.put('vault.next', session.file);
    const locked = await withPassphrase(added, 'x', QUICK_KDF);
    await store.save(added, locked);
    expect([...storage.entries.keys()].sort()).toEqual(['vault', 'vault.previous']);
    for (const { sealed } of [...session.file.records, ...added.file.records]) {
      expect(snapshot()).not.toContain(sealed);
    }
    expect((await store.unlock(passphraseSlot('x'))).vault.tokens).toEqual(added.tokens);
  });

  // Proves P6: A token that was taken out is in no copy.
  it('leaves no copy of a token that was taken out, and nothing to lose in its place', async () => {
    await store.save(session, added);
    const record = session.file.records.find(({ id }) => id === FIRST);
    expect(snapshot()).toContain(record?.sealed);
    const smaller = await withoutToken(added, FIRST);
    await store.save(added, smaller);
    expect(snapshot()).not.toContain(record?.sealed);
    storage.put('vault', 'damaged');
    expect(await store.open(session.key)).toMatchObject({
      fellBack: true,
      vault: { tokens: smaller.tokens },
    });
    // Only that save: the next one has a last good copy again.
    const edited = await withToken(smaller, fakeToken(SECOND, { label: 'Edited' }));
    storage.put('vault', smaller.file);
    await store.save(smaller, edited);
    expect(storage.peek('vault.previous')).toEqual(smaller.file);
  });

  it('removes a token only when it was taken out on purpose', async () => {
    const smaller = await withoutToken(session, FIRST);
    await refuses(
      store.save(session, { ...smaller, removed: new Set() }),
      new InvalidInputError('token-lost'),
    );
    await refuses(store.save(session, { ...added, tokens: new Map() }), new InvalidInputError('token-lost'));
    await store.save(session, smaller);
    expect([...((await store.open(session.key))?.vault.tokens.keys() ?? [])]).toEqual([SECOND]);
  });

  it('never loses a record that was set aside', async () => {
    const records = session.file.records.map((r) => (r.id === FIRST ? { ...r, sealed: 'AAAA' } : r));
    storage.put('vault', { ...session.file, records });
    storage.put('vault.previous', { ...session.file, records });
    const hurt = (await store.open(session.key))?.vault ?? session;
    const dropped = await withoutToken(hurt, FIRST);
    await refuses(store.save(hurt, { ...dropped, removed: new Set() }), new InvalidInputError('token-lost'));
    await store.save(hurt, await withToken(hurt, fakeToken(THIRD)));
    const again = (await store.open(session.key))?.vault;
    expect(again?.setAside).toEqual(hurt.setAside);
    expect(again?.setAside).toHaveLength(1);
  });

  it('takes a damaged, moved or missing record from the file before, where it is still the one listed', async () => {
    const [first, ...others] = session.file.records;
    const wounds = [
      session.file.records.map((record) => (record.id === FIRST ? { ...record, sealed: 'AAAA' } : record)),
      session.file.records.filter(({ id }) => id !== FIRST),
      others,
      session.file.records.map((record) => ({ ...record, sealed: first?.sealed ?? '' })),
    ];
    for (const records of wounds) {
      storage.put('vault', { ...session.file, records });
      storage.put('vault.previous', session.file);
      const hurt = (await store.open(session.key))?.vault ?? session;
      expect(hurt.setAside).toEqual([]);
      expect(hurt.repaired.length).toBeGreaterThan(0);
      expect(hurt.tokens).toEqual(session.tokens);
      // The next save stores it repaired, and would lose it otherwise.
      await store.save(hurt, await withToken(hurt, fakeToken(THIRD)));
      storage.put('vault.previous', null);
      expect((await store.open(session.key))?.vault.setAside).toEqual([]);
    }
  });

  it('takes nothing from the file before for an index that is older than its records', async () => {
    await store.save(session, added);
    const edited = await withToken(added, fakeToken(FIRST, { label: 'Edited' }));
    await store.save(added, edited);
    storage.put('vault', { ...edited.file, index: added.file.index });
    const hurt = (await store.open(session.key))?.vault;
    expect(hurt?.setAside).toMatchObject([{ id: FIRST, problem: 'rolled-back' }]);
    expect(hurt?.repaired).toEqual([]);
  });

  it('does not take an older version of a record for the one that is listed', async () => {
    await store.save(session, added);
    const edited = await withToken(added, fakeToken(FIRST, { label: 'Edited' }));
    await store.save(added, edited);
    const records = edited.file.records.map((r) => (r.id === FIRST ? { ...r, sealed: 'AAAA' } : r));
    storage.put('vault', { ...edited.file, records });
    const hurt = (await store.open(session.key))?.vault;
    expect(hurt?.setAside).toMatchObject([{ id: FIRST, label: 'Edited', problem: 'damaged' }]);
  });

  it('refuses another vault, an older one, and slots that changed without a new key', async () => {
    const other = await createVault();
    await refuses(store.save(session, other), new InvalidInputError('other-vault'));
    await refuses(store.save(added, session), new InvalidInputError('older-vault'));
    await refuses(store.save(session, session), new InvalidInputError('older-vault'));
    const locked = await withPassphrase(session, 'x', QUICK_KDF);
    await refuses(store.save(session, { ...locked, key: session.key }), new InvalidInputError('slots'));
  });

  it('refuses when another save came between', async () => {
    await store.save(session, added);
    const mine = await withSettings(session, { idleMinutes: 5, lockWithScreen: true });
    await refuses(store.save(session, mine), new InvalidInputError('stale-vault'));
    await refuses(store.save(null, mine), new InvalidInputError('vault-exists'));
  });

  it('lets one of two saves at once win', async () => {
    const mine = await withSettings(session, { idleMinutes: 5, lockWithScreen: true });
    const results = await Promise.allSettled([store.save(session, added), store.save(session, mine)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(storage.peek('vault')).toEqual(added.file);
  });

  it('never writes over a newer or a wholly damaged vault', async () => {
    const newer = { ...session.file, format: 4 };
    for (const [current, previous, error] of [
      [newer, session.file, NewerVaultError],
      [session.file, newer, NewerVaultError],
      ['x', 'y', DamagedVaultError],
    ] as const) {
      storage.put('vault', current);
      storage.put('vault.previous', previous);
      await refuses(store.save(session, added), error);
      await refuses(store.save(null, added), error === NewerVaultError ? error : DamagedVaultError);
    }
  });

  it('goes on from the last good copy and keeps the damaged file', async () => {
    for (const damaged of [{ cut: 'off' }, { ...added.file, index: 'AAAA' }]) {
      storage.put('vault', damaged);
      storage.put('vault.previous', session.file);
      const base = (await store.open(session.key))?.vault ?? added;
      await store.save(base, await withToken(base, fakeToken(THIRD)));
      expect((await store.open(session.key))?.fellBack).toBe(false);
      expect(storage.peek('vault.previous')).toEqual(session.file);
      expect(storage.peek('vault.damaged')).toEqual(damaged);
    }
  });
});
