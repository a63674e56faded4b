import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vector from '../../../tests/vectors/vault/format-1.json';
import second from '../../../tests/vectors/vault/format-2.json';
import { anyTokens } from '../../backup/testing/any-token';
import { fromBase64 } from '../../bytes/base64';
import { fromUtf8, toUtf8 } from '../../bytes/utf8';
import { withFieldsOfToday } from '../../token/before-fields';
import { putRecord } from '../assemble-file';
import { createVault, withSettings, withToken, withTokens } from '../edit-vault';
import { openFile, unlockFile } from '../open-file';
import type { OpenVault } from '../open-vault';
import { withPassphrase, withUnlockMethod } from '../rotate-key';
import { openPadded, recordContext } from '../seal';
import { DEFAULT_SETTINGS } from '../settings';
import { passkeySlot } from '../slots/passkey-slot';
import { passphraseSlot } from '../slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from '../slots/recovery-slot';
import { VAULT_FORMAT } from '../stored-data';
import { FIRST, fakeToken, SECOND } from '../testing/fake-token';
import { keyOf } from '../testing/key-of';
import { MemoryStorage } from '../testing/memory-storage';
import { QUICK_KDF } from '../testing/quick-kdf';
import { serialLock } from '../testing/serial-lock';
import { toFormat1 } from '../testing/to-format-1';
import { toFormat2 } from '../testing/to-format-2';
import { upgradeVault } from '../upgrade-vault';
import { type KeySlot, parseVaultFile } from '../vault-file';
import { VaultStore } from '../vault-store';
import { migrate } from './migrate';

const secret = passphraseSlot(vector.passphrase, QUICK_KDF);
const file = await parseVaultFile(vector.file);
const old = await openFile(file, await keyOf(file, vector.passphrase));
const slotOf = ({ file: { slots } }: OpenVault): KeySlot => {
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
    await expect(withUnlockMethod(old, recoverySlot('x'))).rejects.toMatchObject({
      params: { reason: 'old-format' },
    });
    const next = await withUnlockMethod(await migrate(old, secret), recoverySlot('x'));
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

describe('a vault of format 2', async () => {
  const stored = await parseVaultFile(second.file);
  const before = await openFile(stored, fromBase64(second.key));
  const secrets = [
    passphraseSlot(second.passphrase),
    recoverySlot(await readRecoveryCode(second.recoveryCode)),
    passkeySlot(fromBase64(second.passkeyOutput)),
  ];
  const expected = second.expected.tokens.map(withFieldsOfToday);
  /** What is sealed, without anything that reading fills in. */
  const contentsOf = async ({ file, key }: OpenVault) => {
    const { records } = await openFile(file, key).then(({ index }) => index);
    const contents = records.map(async ({ id, purpose }) => {
      const record = file.records.find((each) => each.id === id);
      const bytes = record && (await openPadded(key, recordContext(file, record, purpose), record.sealed));
      return bytes && JSON.parse(fromUtf8(bytes));
    });
    return (await Promise.all(contents)).filter(({ id }) => id !== undefined);
  };

  it.each(secrets)('is migrated by any secret, under a new key that each of the three opens', async (by) => {
    const next = await migrate(before, by);
    expect(next.file.format).toBe(3);
    expect(next.key).not.toEqual(before.key);
    const again = await parseVaultFile(structuredClone(next.file));
    for (const each of secrets) expect((await unlockFile(again, each)).key).toEqual(next.key);
    expect(again.slots.map(({ id }) => id)).toEqual(stored.slots.map(({ id }) => id));
    const opened = await openFile(again, next.key);
    expect([...opened.tokens.values()]).toEqual(expected);
    expect(opened.settings).toEqual(before.settings);
    expect(await contentsOf(next)).toEqual(expected);
  });

  it('says of each token whether the app shares its host', async () => {
    const shared = fakeToken('shared-token-0001', {
      origins: ['https://app.polyteia.com'],
      sharedWithApp: true,
    });
    const plain = fakeToken('plain-token-00001');
    const made = await withTokens(await createVault(), { put: [shared, plain], drop: [] });
    const old = await toFormat2(await withPassphrase(made, 'pass', QUICK_KDF));
    for (const content of await contentsOf(old)) expect(content).not.toHaveProperty('sharedWithApp');
    const next = await migrate(old, secret);
    expect(await contentsOf(next)).toEqual([shared, plain]);
  });

  it('keeps slots of a kind that nobody knows, what was set aside, and what later versions hold', async () => {
    const made = await withTokens(await createVault(), {
      put: [fakeToken(FIRST), fakeToken(SECOND)],
      drop: [],
    });
    const old = await toFormat2(await withPassphrase(made, 'pass', QUICK_KDF));
    const later = await putRecord(
      old,
      { id: 'later', purpose: 'later', label: 'Later' },
      toUtf8('later bytes'),
    );
    const records = later.file.records.map((each) =>
      each.id === FIRST ? { ...each, sealed: 'AAAA' } : each,
    );
    const hurt = await openFile({ ...later.file, records }, old.key);
    const next = await migrate(hurt, secret);
    const opened = await openFile(next.file, next.key);
    expect(opened.setAside).toEqual([
      { id: FIRST, label: hurt.tokens.get(FIRST)?.label ?? `Label of ${FIRST}`, problem: 'damaged' },
    ]);
    expect([...opened.tokens.keys()]).toEqual([SECOND]);
    const kept = next.file.records.find(({ id }) => id === 'later');
    expect(
      kept && (await openPadded(next.key, recordContext(next.file, kept, 'later'), kept.sealed)),
    ).toEqual(toUtf8('later bytes'));
  });

  it('goes on as it is while it is open, and as format 2 meant it, until a secret opens it', async () => {
    const storage = new MemoryStorage();
    const store = new VaultStore(storage, serialLock());
    storage.put('vault', stored);
    const { vault } = (await store.open(before.key)) ?? {};
    const [token] = vault?.tokens.values() ?? [];
    if (!vault || !token) throw new Error('a token expected');
    const edited = await withToken(vault, { ...token, label: 'Edited' });
    await store.save(vault, edited);
    expect(edited.file.format).toBe(2);
    const [content] = await contentsOf(edited);
    expect(content).toEqual({ ...second.expected.tokens[0], label: 'Edited' });
    const next = await upgradeVault(edited, slotOf(edited), secret);
    await store.save(edited, next);
    expect((await store.open(next.key))?.vault.tokens.get(token.id)).toEqual({ ...token, label: 'Edited' });
    expect(JSON.stringify(storage.peek('vault.previous'))).toBe(JSON.stringify(storage.peek('vault')));
  });

  it('loses no field that a token got while it was open', async () => {
    const fields = [{ name: 'tenant', value: 'acme', secret: true }];
    const edited = await withToken(before, fakeToken(FIRST, { fields }));
    expect((await openFile(edited.file, edited.key)).tokens.get(FIRST)?.fields).toEqual(fields);
    expect((await migrate(edited, secret)).tokens.get(FIRST)?.fields).toEqual(fields);
    expect((await contentsOf(await migrate(edited, secret))).at(-1)).toMatchObject({ fields });
  });

  it('whose key is in memory only opens, takes edits, and is of today with its first passphrase', async () => {
    const storage = new MemoryStorage();
    const store = new VaultStore(storage, serialLock());
    const session = await toFormat2(await withToken(await createVault(), fakeToken(FIRST)));
    expect(session.file).toMatchObject({ format: 2, slots: [] });
    storage.put('vault', session.file);
    const { vault } = (await store.open(session.key)) ?? {};
    if (!vault) throw new Error('a vault expected');
    expect([...vault.tokens.values()]).toEqual([fakeToken(FIRST)]);
    const edited = await withToken(vault, fakeToken(SECOND));
    await store.save(vault, edited);
    const next = await withPassphrase(edited, 'pass', QUICK_KDF);
    await store.save(edited, next);
    expect(next.file.format).toBe(3);
    expect(await contentsOf(next)).toEqual([fakeToken(FIRST), fakeToken(SECOND)]);
    expect((await store.open(await keyOf(next.file, 'pass')))?.vault.tokens).toEqual(edited.tokens);
  });

  it('can not be relabelled', async () => {
    const relabelled = { ...stored, format: 3 } as const;
    await expect(parseVaultFile(relabelled)).rejects.toMatchObject({ params: { part: 'header' } });
    await expect(openFile(relabelled, before.key)).rejects.toMatchObject({ code: 'locked' });
  });

  it('is raised in its KDF parameters at the same unlock', async () => {
    const old = await toFormat2(await withPassphrase(await createVault(), 'pass', QUICK_KDF));
    const next = await upgradeVault(old, slotOf(old), passphraseSlot('pass'));
    expect(next.file.format).toBe(3);
    expect(slotOf(next).params).toMatchObject({ memoryKiB: 65_536, passes: 3 });
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
    const weak = await withUnlockMethod(await withPassphrase(kept, 'pass', QUICK_KDF), recoverySlot('x'));
    const recovery = weak.file.slots.find(({ kind }) => kind === 'recovery') ?? slotOf(weak);
    expect(await upgradeVault(weak, recovery, recoverySlot('x'))).toBe(weak);
  });
});
