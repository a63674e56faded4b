import { describe, expect, it } from 'vitest';
import { randomBytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { LockedError, WrongSecretError } from '../errors/vault-errors';
import { openFile, unlockFile } from './open-file';
import type { OpenVault } from './open-vault';
import { withoutUnlockMethod, withUnlockMethod } from './rotate-key';
import { passkeySlot } from './slots/passkey-slot';
import { passphraseSlot } from './slots/passphrase-slot';
import { recoverySlot } from './slots/recovery-slot';
import { QUICK_KDF } from './testing/quick-kdf';
import { temporaryVault } from './testing/temporary-vault';
import { parseVaultFile } from './vault-file';

const session = await temporaryVault();
const made = { credentialId: 'one', transports: [], salt: 'x', createdAt: 1 };
const passphrase = passphraseSlot('correct horse', QUICK_KDF);
const code = recoverySlot('first');
const [one, two] = [passkeySlot(randomBytes(32), made), passkeySlot(randomBytes(32), made)];

const first = await withUnlockMethod(session, passphrase);
const all = await withUnlockMethod(await withUnlockMethod(await withUnlockMethod(first, code), one), two);

async function opensWith(vault: OpenVault, secret: typeof code): Promise<void> {
  const file = await parseVaultFile(structuredClone(vault.file));
  const { key } = await unlockFile(file, secret);
  expect((await openFile(file, key)).tokens).toEqual(session.tokens);
}
const kinds = (vault: OpenVault) => vault.file.slots.map(({ kind }) => kind);
const idOf = (vault: OpenVault, at: number) => vault.file.slots[at]?.id ?? '';

describe('ways to unlock', () => {
  it('open the same vault, each on its own', async () => {
    expect(kinds(all)).toEqual(['passphrase', 'recovery', 'passkey', 'passkey']);
    for (const secret of [passphrase, code, one, two]) await opensWith(all, secret);
  });

  it('come with a new key that no older key and no older slot gives', async () => {
    expect(all.key).not.toEqual(first.key);
    await expect(openFile(all.file, first.key)).rejects.toThrow(LockedError);
    const { key } = await unlockFile(first.file, passphrase);
    expect(key).toEqual(first.key);
  });

  it('take the place of the one before: passphrase and recovery code', async () => {
    const next = await withUnlockMethod(
      await withUnlockMethod(all, recoverySlot('second')),
      passphraseSlot('new', QUICK_KDF),
    );
    expect(kinds(next).toSorted()).toEqual(['passkey', 'passkey', 'passphrase', 'recovery']);
    for (const secret of [passphrase, code]) {
      await expect(unlockFile(next.file, secret)).rejects.toThrow(WrongSecretError);
    }
    for (const secret of [one, two, recoverySlot('second')]) await opensWith(next, secret);
  });

  it('go one by one, and what went opens nothing', async () => {
    const next = await withoutUnlockMethod(all, idOf(all, 2));
    await expect(unlockFile(next.file, one)).rejects.toThrow(WrongSecretError);
    for (const secret of [passphrase, code, two]) await opensWith(next, secret);
    await expect(withoutUnlockMethod(all, 'nobody')).rejects.toThrow(new InvalidInputError('no-such-slot'));
  });

  it('never leave passkeys alone', async () => {
    const withoutPassphrase = await withoutUnlockMethod(all, idOf(all, 0));
    await opensWith(withoutPassphrase, code);
    await expect(withoutUnlockMethod(withoutPassphrase, idOf(withoutPassphrase, 0))).rejects.toMatchObject({
      params: { reason: 'only-passkeys' },
    });
    await expect(withUnlockMethod(session, one)).rejects.toMatchObject({
      params: { reason: 'only-passkeys' },
    });
  });

  it('are eight at most', async () => {
    let full = all;
    for (let at = full.file.slots.length; at < 8; at += 1) full = await withUnlockMethod(full, one);
    await expect(withUnlockMethod(full, one)).rejects.toMatchObject({ params: { reason: 'too-many-slots' } });
  });

  it('that only the file knows, and not the sealed index, never get the new key', async () => {
    const slot = { ...all.file.slots[3], id: 'stranger' };
    const strange = { ...all, file: { ...all.file, slots: [...all.file.slots, slot] } } as OpenVault;
    await expect(withUnlockMethod(strange, recoverySlot('second'))).rejects.toMatchObject({
      code: 'damaged-vault',
    });
  });

  it('carry a kind that this version does not know', async () => {
    const slot = { ...all.file.slots[3], id: 'later', kind: 'later-kind' };
    const slotKeys = [...all.index.slotKeys, { id: 'later', auth: all.index.slotKeys[3]?.auth }];
    const later = {
      ...all,
      file: { ...all.file, slots: [...all.file.slots, slot] },
      index: { ...all.index, slotKeys },
    } as OpenVault;
    expect(kinds(await withUnlockMethod(later, recoverySlot('second')))).toContain('later-kind');
  });
});
