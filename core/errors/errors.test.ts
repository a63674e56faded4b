import { describe, expect, it } from 'vitest';
import { InvalidInputError } from './invalid-input-error';
import { KeybearerError } from './keybearer-error';
import {
  DamagedVaultError,
  LockedError,
  NewerVaultError,
  StorageFailedError,
  StorageFullError,
  WrongSecretError,
} from './vault-errors';

describe('every named error', () => {
  const cause = new Error('inner');
  it.each([
    [
      new InvalidInputError('paste-empty', { cause }),
      'invalid-input',
      { reason: 'paste-empty' },
      'InvalidInputError',
    ],
    [new WrongSecretError('passphrase', { cause }), 'wrong-passphrase', {}, 'WrongSecretError'],
    [new WrongSecretError('recovery'), 'wrong-recovery-code', {}, 'WrongSecretError'],
    [new WrongSecretError('passkey'), 'wrong-passkey', {}, 'WrongSecretError'],
    [new DamagedVaultError('index', { cause }), 'damaged-vault', { part: 'index' }, 'DamagedVaultError'],
    [new NewerVaultError(2), 'newer-vault', { format: 2 }, 'NewerVaultError'],
    [new StorageFullError({ cause }), 'storage-full', {}, 'StorageFullError'],
    [new StorageFailedError({ cause }), 'storage-failed', {}, 'StorageFailedError'],
    [new LockedError(), 'locked', {}, 'LockedError'],
    [new KeybearerError('not-found'), 'not-found', {}, 'KeybearerError'],
  ])('%s has a code, its parameters and nothing else in its text', (error, code, params, name) => {
    expect(error).toBeInstanceOf(KeybearerError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code, params, name, message: code });
    expect(Object.keys(error).sort()).toEqual(['code', 'name', 'params']);
  });

  it('keeps its cause for developers, and does not carry it across', () => {
    const error = new StorageFailedError({ cause });
    expect(error.cause).toBe(cause);
    expect(JSON.stringify(error)).not.toContain('inner');
  });
});
