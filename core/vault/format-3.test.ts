import { describe, expect, it } from 'vitest';
import vector from '../../tests/vectors/vault/format-3.json';
import { fromBase64, toBase64 } from '../bytes/base64';
import { fromUtf8 } from '../bytes/utf8';
import { withSettings } from './edit-vault';
import { openFile, unlockFile } from './open-file';
import { withUnlockMethod } from './rotate-key';
import { openPadded, recordContext } from './seal';
import { passkeySlot } from './slots/passkey-slot';
import { passphraseSlot } from './slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from './slots/recovery-slot';
import { parseVaultFile } from './vault-file';
import { recordDigest } from './vault-index';

const file = await parseVaultFile(vector.file);

/** What people have stored opens with every later version. The file never changes once released. */
describe('the frozen vault of format 3', () => {
  it('is the one that was frozen', async () => {
    expect(await recordDigest(JSON.stringify(vector))).toBe('Get8vWkjVAdPHaLo1LkplVG42YOlNn6zuRmjG1PqrsA=');
  });

  it.each([
    ['passphrase', async () => passphraseSlot(vector.passphrase)],
    ['recovery code', async () => recoverySlot(await readRecoveryCode(vector.recoveryCode))],
    ['passkey', async () => passkeySlot(fromBase64(vector.passkeyOutput))],
  ])('opens with its %s to exactly this content', async (_kind, secret) => {
    const { key } = await unlockFile(file, await secret());
    expect(toBase64(key)).toBe(vector.key);
    const opened = await openFile(file, key);
    expect([...opened.tokens.values()]).toEqual(vector.expected.tokens);
    expect([...opened.ownProviders.values()]).toEqual(vector.expected.ownProviders);
    // A setting that came later is as it was before there was one.
    expect(opened.settings).toEqual({ ...vector.expected.settings, grouping: 'provider' });
    expect(opened.setAside).toEqual([]);
  });

  it('keeps what only a later version knows, after an edit and under a new key', async () => {
    const opened = await openFile(file, fromBase64(vector.key));
    const edited = await withSettings(opened, { idleMinutes: 16 });
    const rotated = await withUnlockMethod(edited, recoverySlot('x'));
    for (const vault of [edited, await openFile(await parseVaultFile(rotated.file), rotated.key)]) {
      expect([...vault.tokens.values()]).toEqual(vector.expected.tokens);
      expect(vault.settings).toEqual({ ...vector.expected.settings, grouping: 'provider', idleMinutes: 16 });
      for (const { id, purpose, label, content } of vector.expected.later) {
        const record = vault.file.records.find((each) => each.id === id);
        expect(vault.index.records).toContainEqual(expect.objectContaining({ id, purpose, label }));
        const bytes =
          record && (await openPadded(vault.key, recordContext(vault.file, record, purpose), record.sealed));
        expect(bytes && JSON.parse(fromUtf8(bytes))).toEqual(content);
      }
    }
  });
});
