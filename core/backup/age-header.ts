import { NotABackupError } from './not-a-backup-error';

/** Bytes that hold every header for a passphrase. */
const LONGEST = 200;
const ANY_VERSION = 'age-encryption.org/';
const VERSION = `${ANY_VERSION}v1\n`;
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
/** One recipient, a passphrase; salt, work factor, wrapped key and checksum have one length each. */
const PASSPHRASE_HEADER =
  /^-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]{0,2})\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;

/**
 * What `age -p` and we use, as a power of two: 256 MiB and about a second. One step more is read as well;
 * a file may not make us work longer than that, or take more memory than 512 MiB.
 */
export const WORK_FACTOR = 18;
const HIGHEST_WORK_FACTOR = 19;

/** Whether a file says that it is one of age, of any version, binary or armored. */
export function isAgeFile(file: Uint8Array): boolean {
  return beginning(file).startsWith(ANY_VERSION) || isArmored(file);
}

/** Whether a file of age is written as text. White space may stand before it. */
export function isArmored(file: Uint8Array): boolean {
  return beginning(file).trimStart().startsWith(ARMOR);
}

function beginning(file: Uint8Array): string {
  return new TextDecoder('latin1').decode(file.subarray(0, LONGEST));
}

/**
 * Looks at the header of an age file before anything is derived for it.
 * @throws {NotABackupError} `not-age`, `recipient`, `work-factor`, `damaged`
 */
export function checkAgeHeader(file: Uint8Array): void {
  const text = beginning(file);
  if (!text.startsWith(VERSION)) throw new NotABackupError('not-age');
  const recipients = text.slice(VERSION.length);
  if (!recipients.startsWith('-> scrypt ')) throw new NotABackupError('recipient');
  const [, workFactor] = PASSPHRASE_HEADER.exec(recipients) ?? [];
  if (workFactor === undefined) throw new NotABackupError('damaged');
  if (Number(workFactor) > HIGHEST_WORK_FACTOR) throw new NotABackupError('work-factor');
}
