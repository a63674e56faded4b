import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vector from '../../../tests/vectors/vault/format-1.json';
import { anyTokens } from '../../backup/testing/any-token';
import { withFieldsOfToday } from '../../token/before-fields';
import { createVault, withSettings, withTokens } from '../edit-vault';
import { openFile } from '../open-file';
import type { OpenVault } from '../open-vault';
import { withPassphrase, withWay } from '../rotate-key';
import { DEFAULT_SETTINGS } from '../settings';
import { passphraseSlot } from '../slots/passphrase-slot';
import { recoverySlot } from '../slots/recovery-slot';
import { VAULT_FORMAT } from '../stored-data';
import { keyOf } from '../testing/key-of';
import { MemoryStorage } from '../testing/memory-storage';
import { QUICK_KDF } from '../testing/quick-kdf';
import { serialLock } from '../testing/serial-lock';
import { toFormat1 } from '../testing/to-format-1';
import { upgradeVault } from '../upgrade-vault';
import { parseVaultFile, type Slot } from '../vault-file';
import { VaultStore } from '../vault-store';
import { migrate } from './migrate';

const secret = passphraseSlot(vector.passphrase, QUICK_KDF);
const file = await parseVaultFile(vector.file);
const old = await openFile(file, await keyOf(file, vector.passphrase));
const slotOf = ({ file: { slots } }: OpenVault): Slot => {
  const [slot] = slots;
  if (!slot) throw new Error('a slot expected');
  return slot;
};

describe('a vault of format 1', () => {
  it('becomes one of today with the same content, under a new key', async () => {
    const next = await migrate(old, secret);
    expect(next.file.format).toBe(VAULT_FORMAT);
    expect(next.key).not.toEqual(old.key);
    const stored = await parseVaultFile(structuredClone(next.file));
    const opened = await openFile(stored, await keyOf(stored, vector.passphrase));
    expect([...opened.tokens.values()]).toEqual(vector.expected.tokens.map(withFieldsOfToday));
    expect(opened.settings).toEqual({ ...DEFAULT_SETTINGS, ...vector.expected.settings });
    expect(opened.setAside).toEqual([]);
  });

  it('keeps whatever it holds: tokens, settings, and what was set aside', async () => {
    const state = fc.record({ tokens: anyTokens, idleMinutes: fc.option(fc.integer({ min: 1, max: 1440 })) });
    await fc.assert(
      fc.asyncProperty(state, async ({ tokens, idleMinutes }) => {
        const made = await withTokens(await createVault(), { put: tokens, drop: [] });
        const { file, key } = await toFormat1(await withSettings(made, { idleMinutes }), 'pass');
        const [, ...records] = file.records;
        const damaged = records.slice(0, 1).map((record) => ({ ...record, sealed: 'AAAA' }));
        const hurt = { ...file, records: [...file.records.slice(0, 1), ...damaged, ...records.slice(1)] };
        const before = await openFile(await parseVaultFile(hurt), key);
        expect(before.file.format).toBe(1);
        const { file: next } = await migrate(before, passphraseSlot('pass', QUICK_KDF));
        const after = await openFile(await parseVaultFile(structuredClone(next)), await keyOf(next, 'pass'));
        expect(next.format).toBe(VAULT_FORMAT);
        expect([...after.tokens]).toEqual([...before.tokens]);
        expect(after.settings).toEqual(before.settings);
        expect(after.setAside).toEqual(before.setAside);
      }),
      { numRuns: 15 },
    );
  });

  it('takes other ways to unlock only after that', async () => {
    await expect(withWay(old, recoverySlot('x'))).rejects.toMatchObject({ params: { reason: 'old-format' } });
    const next = await withWay(await migrate(old, secret), recoverySlot('x'));
    expect(next.file.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
  });

  it('can not be relabelled: its seals say what they are', async () => {
    const relabelled = { ...old.file, format: VAULT_FORMAT } as const;
    await expect(parseVaultFile(relabelled)).rejects.toMatchObject({ params: { part: 'header' } });
    await expect(openFile(relabelled, old.key)).rejects.toMatchObject({ code: 'locked' });
  });

  it('is stored as such only after the new one was opened; the old one stays when it was not', async () => {
    const storage = new MemoryStorage();
    const store = new VaultStore(storage, serialLock());
    storage.put('vault', vector.file);
    const next = await migrate(old, secret);
    storage.interfere = (call, run) => {
      run();
      // The new file is written and comes back changed.
      if (call === 2) storage.put('vault.next', { ...next.file, index: 'AAAA' });
    };
    await expect(store.save(old, next)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(storage.peek('vault')).toEqual(vector.file);
    storage.interfere = (_call, run) => run();
    await store.save(old, next);
    expect(storage.peek('vault')).toEqual(next.file);
    // No copy under the old key stays.
    expect(storage.peek('vault.previous')).toEqual(next.file);
  });
});

describe('a passphrase slot', () => {
  it('with a weaker KDF is made anew with that of today, and opens everything', async () => {
    const weak = await withPassphrase(await migrate(old, secret), 'pass', QUICK_KDF);
    const raised = await upgradeVault(weak, slotOf(weak), passphraseSlot('pass'));
    expect(slotOf(raised).params).toMatchObject({ memoryKiB: 65_536, passes: 3 });
    expect((await openFile(raised.file, await keyOf(raised.file, 'pass'))).tokens).toEqual(weak.tokens);
    const pbkdf2 = await withPassphrase(weak, 'pass', { kdf: 'pbkdf2-sha256', iterations: 600_000 });
    const argon2 = await upgradeVault(pbkdf2, slotOf(pbkdf2), passphraseSlot('pass'));
    expect(slotOf(argon2).params).toMatchObject({ kdf: 'argon2id', memoryKiB: 65_536 });
  });

  it('of today or stronger stays, and so does one that another secret opened past', async () => {
    const strong = { kdf: 'argon2id', memoryKiB: 65_536, passes: 4, parallelism: 1 } as const;
    const kept = await withPassphrase(await migrate(old, secret), 'pass', strong);
    expect(await upgradeVault(kept, slotOf(kept), passphraseSlot('pass'))).toBe(kept);
    const weak = await withWay(await withPassphrase(kept, 'pass', QUICK_KDF), recoverySlot('x'));
    const recovery = weak.file.slots.find(({ kind }) => kind === 'recovery') ?? slotOf(weak);
    expect(await upgradeVault(weak, recovery, recoverySlot('x'))).toBe(weak);
  });
});
