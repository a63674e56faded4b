import { type ErrorCode, KeybearerError } from './keybearer-error';

/** The vault is whole, the secret is not one that opens it. */
export class WrongSecretError extends KeybearerError {
  constructor(kind: keyof typeof WRONG, options?: ErrorOptions) {
    super(WRONG[kind], {}, options);
  }
}

const WRONG = {
  passphrase: 'wrong-passphrase',
  recovery: 'wrong-recovery-code',
  passkey: 'wrong-passkey',
} as const satisfies Record<string, ErrorCode>;

/** The stored vault can't be read: truncated, changed or malformed. Nothing was overwritten. */
export class DamagedVaultError extends KeybearerError {
  constructor(part: string, options?: ErrorOptions) {
    super('damaged-vault', { part }, options);
  }
}

/** The vault was written by a newer version of the extension. It is left untouched. */
export class NewerVaultError extends KeybearerError {
  constructor(format: number) {
    super('newer-vault', { format });
  }
}

/** The browser's storage has no room. The last good vault is still in place. */
export class StorageFullError extends KeybearerError {
  constructor(options?: ErrorOptions) {
    super('storage-full', {}, options);
  }
}

/** The browser's storage refused a read or a write. The last good vault is still in place. */
export class StorageFailedError extends KeybearerError {
  constructor(options?: ErrorOptions) {
    super('storage-failed', {}, options);
  }
}

/** The vault is locked, so what was asked needs an unlock first. */
export class LockedError extends KeybearerError {
  constructor() {
    super('locked');
  }
}
