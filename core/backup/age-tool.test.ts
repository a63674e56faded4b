import { describe, expect, it } from 'vitest';
import { openWithAge, sealWithAge } from '../../tests/support/age';
import { toUtf8 } from '../bytes/utf8';
import { openBackup } from './open-backup';
import { sealBackup } from './seal-backup';
import { PASSPHRASE, sampleBackup } from './testing/sample-backup';

describe('the age tool of the system', () => {
  it('opens a backup of ours with its passphrase, and with no other', async () => {
    const file = await sealBackup(sampleBackup(), PASSPHRASE);
    const opened = await openWithAge(file, PASSPHRASE);
    expect(JSON.parse(opened.toString('utf8'))).toEqual(sampleBackup());
    await expect(openWithAge(file, 'another one')).rejects.toThrow('incorrect passphrase');
  });

  it.each([false, true])('makes a file that we open, armored: %s', async (armored) => {
    const content = toUtf8(JSON.stringify(sampleBackup(), null, 2));
    const file = new Uint8Array(await sealWithAge(content, PASSPHRASE, armored));
    expect(await openBackup(file, PASSPHRASE)).toEqual(sampleBackup());
    await expect(openBackup(file, 'another one')).rejects.toMatchObject({ code: 'wrong-backup-passphrase' });
  });
});
