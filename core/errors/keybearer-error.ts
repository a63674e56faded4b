/** Values that may cross to a page with an error. Never a secret and never what the user typed. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** Everything that can go wrong on purpose. Pages look up their text by this code. */
export type ErrorCode =
  | 'wrong-passphrase'
  | 'wrong-recovery-code'
  | 'mistyped-recovery-code'
  | 'wrong-passkey'
  | 'passkey-cancelled'
  | 'passkey-without-prf'
  | 'passkey-failed'
  | 'proof-needed'
  | 'out-of-memory'
  | 'not-a-backup'
  | 'newer-backup'
  | 'wrong-backup-passphrase'
  | 'backup-too-large'
  | 'unknown-file'
  | 'zip-file'
  | 'damaged-file'
  | 'needs-passphrase'
  | 'try-later'
  | 'damaged-vault'
  | 'newer-vault'
  | 'storage-full'
  | 'storage-failed'
  | 'locked'
  | 'no-api-description'
  | 'invalid-input'
  | 'not-found'
  | 'no-access'
  | 'no-catalogue'
  | 'not-replaced'
  | 'not-saved'
  | 'not-fetched'
  | 'not-opened'
  | 'unexpected';

/** Base of all named errors. The text is for developers; people see the text of `code`. */
export class KeybearerError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = new.target.name;
    this.code = code;
    this.params = params;
  }
}
