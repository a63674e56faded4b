import { NotABackupError } from './not-a-backup-error';

/** Bytes that hold every header for a passphrase. */
const LONGEST = 200;
const VERSION = 'age-encryption.org/v1\n';
/** One recipient, a passphrase; salt, work factor, wrapped key and checksum have one length each. */
const PASSPHRASE_HEADER =
  /^-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]{0,2})\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;

/**
 * What `age -p` and we use, as a power of two: 256 MiB and about a second. One step more is read as well;
 * a file may not make us work longer than that, or take more memory than 512 MiB.
 */
export const WORK_FACTOR = 18;
const HIGHEST_WORK_FACTOR = 19;

/**
 * Looks at the header of an age file before anything is derived for it.
 * @throws {NotABackupError} `not-age`, `recipient`, `work-factor`, `damaged`
 */
export function checkAgeHeader(file: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(file.subarray(0, LONGEST));
  if (!text.startsWith(VERSION)) throw new NotABackupError('not-age');
  const recipients = text.slice(VERSION.length);
  if (!recipients.startsWith('-> scrypt ')) throw new NotABackupError('recipient');
  const [, workFactor] = PASSPHRASE_HEADER.exec(recipients) ?? [];
  if (workFactor === undefined) throw new NotABackupError('damaged');
  if (Number(workFactor) > HIGHEST_WORK_FACTOR) throw new NotABackupError('work-factor');
}
