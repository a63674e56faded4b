import { describe, expect, it } from 'vitest';
import vector from '../../tests/vectors/vault/format-1.json';
import { fromBase64, toBase64 } from '../bytes/base64';
import { WrongSecretError } from '../errors/vault-errors';
import { withFieldsOfToday } from '../token/before-fields';
import { openFile } from './open-file';
import { DEFAULT_SETTINGS } from './settings';
import { keyOf } from './testing/key-of';
import { parseVaultFile } from './vault-file';
import { recordDigest } from './vault-index';

/** What people have stored opens with every later version. The file never changes once released. */
// Proves P6: A frozen vault of format 1 opens.
describe('the frozen vault of format 1', () => {
  it('is the one that was frozen', async () => {
    expect(await recordDigest(JSON.stringify(vector))).toBe('9REiifneA9tLzmcgOUOYwK2N5DMSKRzs+l4niDKqNQ8=');
  });

  it('opens with its passphrase, at the real cost, to exactly this content', async () => {
    const file = await parseVaultFile(vector.file);
    expect(file.slots[0]?.params).toMatchObject({
      kdf: 'argon2id',
      memoryKiB: 65536,
      passes: 3,
      parallelism: 1,
    });
    const key = await keyOf(file, vector.passphrase);
    expect(toBase64(key)).toBe(vector.key);
    const opened = await openFile(file, key);
    expect([...opened.tokens.values()]).toEqual(vector.expected.tokens.map(withFieldsOfToday));
    expect(opened.settings).toEqual({ ...DEFAULT_SETTINGS, ...vector.expected.settings });
    expect(opened.setAside).toEqual([]);
  });

  it('opens with the same passphrase in another Unicode form, and with no other', async () => {
    const file = await parseVaultFile(vector.file);
    const decomposed = vector.passphrase.normalize('NFKD');
    expect(decomposed).not.toBe(vector.passphrase);
    expect(await keyOf(file, decomposed)).toEqual(fromBase64(vector.key));
    await expect(keyOf(file, vector.passphrase.toLowerCase())).rejects.toThrow(WrongSecretError);
  });
});
