import { KeybearerError } from '../errors/keybearer-error';
import type { TokenRecord } from '../token/token-record';
import type { OpenVault } from './open-vault';

/** @throws {KeybearerError} `not-found` */
export function tokenOf(vault: OpenVault, id: string): TokenRecord {
  const token = vault.tokens.get(id);
  if (token === undefined) throw new KeybearerError('not-found');
  return token;
}
