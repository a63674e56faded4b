import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError, LockedError, WrongSecretError } from '../errors/vault-errors';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { rotateKey, withPassphrase } from './rotate-key';
import { passphraseSlot } from './slots/passphrase-slot';
import { FIRST, SECOND } from './testing/fake-token';
import { keyOf } from './testing/key-of';
import { QUICK_KDF } from './testing/quick-kdf';
import { temporaryVault } from './testing/temporary-vault';
import { parseVaultFile } from './vault-file';

const vault = await temporaryVault();
const locked = await withPassphrase(vault, 'first passphrase', QUICK_KDF);
const sealed = ({ file }: OpenVault) => [...file.records.map((record) => record.sealed), file.index];

// Proves P6: A new passphrase seals everything under a new key.
describe('a new passphrase', () => {
  it('opens everything, from a temporary vault on', async () => {
    const file = await parseVaultFile(structuredClone(locked.file));
    const opened = await openFile(file, await keyOf(file, 'first passphrase'));
    expect(opened.tokens).toEqual(vault.tokens);
    expect(opened.setAside).toEqual([]);
  });

  it('comes with a new key: no sealed byte stays, and the old key opens nothing', async () => {
    const changed = await withPassphrase(locked, 'second passphrase', QUICK_KDF);
    expect(changed.key).not.toEqual(locked.key);
    expect(changed.file.vaultId).toBe(locked.file.vaultId);
    for (const text of sealed(changed)) expect(sealed(locked)).not.toContain(text);
    await expect(openFile(changed.file, locked.key)).rejects.toThrow(LockedError);
    await expect(keyOf(changed.file, 'first passphrase')).rejects.toThrow(WrongSecretError);
    expect((await openFile(changed.file, await keyOf(changed.file, 'second passphrase'))).tokens).toEqual(
      vault.tokens,
    );
  });

  it('keeps what was set aside under its name', async () => {
    const wound = async (base: OpenVault) => {
      const [settings, first, second] = base.file.records;
      if (!settings || !first || !second) throw new Error('three records expected');
      const records = [settings, { ...first, sealed: 'AAAA' }, { ...second, id: 'stray-record' }];
      return openFile({ ...base.file, records }, base.key);
    };
    const hurt = await wound(vault);
    const next = await withPassphrase(hurt, 'x', QUICK_KDF);
    const opened = await openFile(next.file, next.key);
    expect(opened.setAside).toEqual(hurt.setAside);
    expect(opened.setAside.map(({ id, problem }) => [id, problem])).toEqual([
      [FIRST, 'damaged'],
      [SECOND, 'missing'],
      ['stray-record', 'unlisted'],
    ]);
    expect(next.file.records.find(({ id }) => id === FIRST)?.sealed).toBe('AAAA');
  });

  it('is refused where a slot that stays can not be given the new key, and where it is empty', async () => {
    const passkey = { id: 'p', kind: 'passkey', params: {}, wrapped: 'AAAA' };
    const withPasskey = { ...locked, file: { ...locked.file, slots: [...locked.file.slots, passkey] } };
    await expect(withPassphrase(withPasskey, 'x', QUICK_KDF)).rejects.toThrow(DamagedVaultError);
    await expect(withPassphrase(locked, '', QUICK_KDF)).rejects.toThrow(InvalidInputError);
    await expect(rotateKey(locked, { keep: [], add: [] })).rejects.toThrow(InvalidInputError);
  });

  it('is refused when its slot does not open again', async () => {
    const good = passphraseSlot('x', QUICK_KDF);
    const broken = { ...good, unwrap: passphraseSlot('y').unwrap };
    await expect(rotateKey(locked, { keep: [], add: [broken] })).rejects.toThrow(DamagedVaultError);
  });

  it('is the only one', async () => {
    const two = [passphraseSlot('x', QUICK_KDF), passphraseSlot('y', QUICK_KDF)];
    await expect(rotateKey(locked, { keep: [], add: two })).rejects.toThrow(InvalidInputError);
  });
});
