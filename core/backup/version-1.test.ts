import { describe, expect, it } from 'vitest';
import { openWithAge } from '../../tests/support/age';
import vector from '../../tests/vectors/backup/version-1.json';
import { fromBase64 } from '../bytes/base64';
import { withFieldsOfToday } from '../token/before-fields';
import { recordDigest } from '../vault/vault-index';
import { openBackup } from './open-backup';

/** What people have put away opens with every later version. The file never changes once released. */
// Proves P6: A frozen backup opens.
describe('the frozen backup of version 1', () => {
  it('is the one that was frozen', async () => {
    expect(await recordDigest(JSON.stringify(vector))).toBe('F2EEVQz2ZZiqDcP99DIWGANfmfpWgTAvAZZjoW7pKrY=');
  });

  it('opens with its passphrase, at the real cost, to this content', async () => {
    const expected = {
      ...vector.expected,
      version: 2,
      ownProviders: [],
      tokens: vector.expected.tokens.map(withFieldsOfToday),
    };
    expect(await openBackup(fromBase64(vector.file), vector.passphrase)).toEqual(expected);
  });

  it('opens with age to exactly this content', async () => {
    const opened = await openWithAge(fromBase64(vector.file), vector.passphrase);
    expect(JSON.parse(opened.toString('utf8'))).toEqual(vector.expected);
  });
});
