import { KeybearerError } from '../errors/keybearer-error';

/**
 * - `not-age`: no age file at all, or of a version that is not known
 * - `recipient`: for a key or a plugin, not for a passphrase
 * - `work-factor`: deriving its key would stall the machine
 * - `damaged`: changed, cut or with something behind its end
 * - `content`: it opens, and what is inside is not a backup of ours
 * - `twice`: it names a token or an own provider twice
 * - `unsafe`: a token or an own provider in it has a host or a header that Keybearer never sends
 */
export type BackupRefusal =
  | 'not-age'
  | 'recipient'
  | 'work-factor'
  | 'damaged'
  | 'content'
  | 'twice'
  | 'unsafe';

/** A file that is refused as a whole. No `cause`: issues of schemas quote what they were given. */
export class NotABackupError extends KeybearerError {
  constructor(reason: BackupRefusal) {
    super('not-a-backup', { reason });
  }
}
