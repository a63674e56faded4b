import type { Bytes } from '../bytes/bytes';
import { KeybearerError } from '../errors/keybearer-error';
import type { OwnProvider } from '../providers/own-provider';
import type { TokenRecord } from '../token/token-record';
import type { VaultSettings } from './settings';
import type { VaultFile } from './vault-file';
import type { VaultIndex } from './vault-index';

/**
 * An unlocked vault: a value that is never changed. Edits give the next one and
 * `VaultStore.save` stores it. Holds clear tokens; background only.
 */
export interface OpenVault {
  /** The vault key, 32 bytes. */
  readonly key: Bytes;
  /** What is or will be stored. */
  readonly file: VaultFile;
  readonly index: VaultIndex;
  /** By id, in the order they were added. */
  readonly tokens: ReadonlyMap<string, TokenRecord>;
  /** Providers that the user described, by id, in the order they were added. */
  readonly ownProviders: ReadonlyMap<string, OwnProvider>;
  readonly settings: VaultSettings;
  /** Records that did not open. Their sealed bytes stay in the file through every edit. */
  readonly setAside: readonly SetAside[];
  /** Records that were damaged and were taken from the file before the last save, whole and up to date. */
  readonly repaired: readonly Pick<SetAside, 'id' | 'label'>[];
  /** Ids of tokens and own providers taken out since it was opened; a save loses no others. */
  readonly removed: ReadonlySet<string>;
}

/** A record that did not open. */
export interface SetAside {
  readonly id: string;
  /** Label from the index; null when the index does not list the record. */
  readonly label: string | null;
  readonly problem: RecordProblem;
}

/**
 * - `damaged`: its bytes were changed
 * - `missing`: the index lists it, the file lacks it
 * - `swapped`: it holds the bytes of another record
 * - `rolled-back`: whole, but another version than the one the index lists
 * - `unlisted`: the file holds it, the index does not list it
 * - `unreadable`: whole, but this version does not understand its content
 */
export type RecordProblem = 'damaged' | 'missing' | 'swapped' | 'rolled-back' | 'unlisted' | 'unreadable';

/** @throws {KeybearerError} `not-found` */
export function tokenOf(vault: OpenVault, id: string): TokenRecord {
  const token = vault.tokens.get(id);
  if (token === undefined) throw new KeybearerError('not-found');
  return token;
}
