import { describe, expect, it } from 'vitest';
import vector from '../../tests/vectors/vault/format-2.json';
import { fromBase64, toBase64 } from '../bytes/base64';
import { withFieldsOfToday } from '../token/before-fields';
import { openFile, unlockFile } from './open-file';
import { passkeySlot } from './slots/passkey-slot';
import { passphraseSlot } from './slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from './slots/recovery-slot';
import { parseVaultFile } from './vault-file';
import { recordDigest } from './vault-index';

const file = await parseVaultFile(vector.file);

/** What people have stored opens with every later version. The file never changes once released. */
// Proves P6: A frozen vault of format 2 opens.
describe('the frozen vault of format 2', () => {
  it('is the one that was frozen', async () => {
    expect(await recordDigest(JSON.stringify(vector))).toBe('nzblnEt99gd8OTpc4QCc2fdK7gSaVmFQABsk7M/FVQQ=');
  });

  it.each([
    ['passphrase', async () => passphraseSlot(vector.passphrase)],
    ['recovery code', async () => recoverySlot(await readRecoveryCode(vector.recoveryCode))],
    ['passkey', async () => passkeySlot(fromBase64(vector.passkeyOutput))],
  ])('opens with its %s to exactly this content', async (_kind, secret) => {
    const { key } = await unlockFile(file, await secret());
    expect(toBase64(key)).toBe(vector.key);
    const opened = await openFile(file, key);
    expect([...opened.tokens.values()]).toEqual(vector.expected.tokens.map(withFieldsOfToday));
    // A setting that came later is as it was before there was one.
    expect(opened.settings).toEqual({
      ...vector.expected.settings,
      ownVisitsOnly: false,
      grouping: 'provider',
    });
    expect(opened.setAside).toEqual([]);
  });
});
