import { armor, Decrypter } from 'age-encryption';
import type { Bytes } from '../bytes/bytes';
import { KeybearerError } from '../errors/keybearer-error';
import { checkAgeHeader, isArmored } from './age-header';
import type { BackupContent } from './backup-content';
import { LARGEST_BACKUP } from './backup-limits';
import { NotABackupError } from './not-a-backup-error';
import { readContent } from './read-content';

/**
 * Opens a backup, binary or armored, that we or `age -p` encrypted.
 * @param passphrase null where none was given: then only the size and the header are looked at
 * @throws {KeybearerError} `backup-too-large`, `needs-passphrase`, `wrong-backup-passphrase`, `newer-backup`,
 *   `out-of-memory`
 * @throws {NotABackupError} for everything else
 */
export async function openBackup(given: Bytes, passphrase: string | null): Promise<BackupContent> {
  if (given.length > LARGEST_BACKUP) throw new KeybearerError('backup-too-large');
  const file = withoutArmor(given);
  checkAgeHeader(file);
  if (passphrase === null) throw new KeybearerError('needs-passphrase');
  const bytes = await decrypt(file, passphrase);
  const content = readContent(bytes);
  bytes.fill(0);
  return content;
}

function withoutArmor(given: Bytes): Bytes {
  if (!isArmored(given)) return given;
  try {
    return new Uint8Array(armor.decode(new TextDecoder('latin1').decode(given)));
  } catch {
    throw new NotABackupError('damaged');
  }
}

async function decrypt(file: Bytes, passphrase: string): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  // Asked only when the passphrase did not open the file: the library's own error can't be told from others.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      throw new KeybearerError('wrong-backup-passphrase');
    },
  });
  try {
    return new Uint8Array(await decrypter.decrypt(file));
  } catch (error) {
    if (error instanceof KeybearerError) throw error;
    if (error instanceof RangeError) throw new KeybearerError('out-of-memory');
    throw new NotABackupError('damaged');
  }
}
