import { Encrypter } from 'age-encryption';
import type { Bytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { encodeContent } from '../vault/record-content';
import { WORK_FACTOR } from './age-header';
import { type BackupContent, backupContentSchema } from './backup-content';
import { LARGEST_BACKUP } from './backup-limits';

/**
 * A backup as an age file, binary, which the ordinary `age` tool opens with the passphrase.
 * @param workFactor of scrypt, as a power of two; lower ones are for tests
 * @throws {InvalidInputError} `backup-content`; `backup-too-large` when it could not be read again
 */
export async function sealBackup(
  content: BackupContent,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Bytes> {
  const { bytes } = encodeContent(backupContentSchema, content, 'backup-content');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const file = new Uint8Array(await encrypter.encrypt(bytes));
  bytes.fill(0);
  if (file.length > LARGEST_BACKUP) throw new InvalidInputError('backup-too-large');
  return file;
}

/** `keybearer-2026-11-24.age`, by the date where the user is. */
export function backupName(now: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `keybearer-${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}.age`;
}
