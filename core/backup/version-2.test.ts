import { describe, expect, it } from 'vitest';
import { openWithAge } from '../../tests/support/age';
import vector from '../../tests/vectors/backup/version-2.json';
import { fromBase64 } from '../bytes/base64';
import { recordDigest } from '../vault/vault-index';
import { openBackup } from './open-backup';

/** What people have put away opens with every later version. The file never changes once released. */
describe('the frozen backup of version 2', () => {
  it('is the one that was frozen', async () => {
    expect(await recordDigest(JSON.stringify(vector))).toBe('09eTmiiiQpnoJCEpuqVCUcyODhcExE9aBS+gNWaddMY=');
  });

  it('opens with its passphrase, at the real cost, to this content', async () => {
    expect(await openBackup(fromBase64(vector.file), vector.passphrase)).toEqual(vector.expected);
  });

  it('opens with age to exactly this content', async () => {
    const opened = await openWithAge(fromBase64(vector.file), vector.passphrase);
    expect(JSON.parse(opened.toString('utf8'))).toEqual(vector.expected);
  });
});
