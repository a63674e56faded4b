import * as v from 'valibot';
import type { BackupToken } from '../backup/backup-token';
import type { Bytes } from '../bytes/bytes';
import type { OwnProvider } from '../providers/own-provider';

/** One kind of file that can be imported. */
export interface Importer {
  /** Names the kind; the error `unknown-file` lists these names. */
  readonly name: string;
  /** False: not mine. Cheap: it looks at the first bytes only, and never throws. */
  accepts(file: Bytes): boolean;
  /**
   * Reads a file that it accepts.
   * @param passphrase null where none was given
   * @throws {KeybearerError} `needs-passphrase` when the file can't be read without one, before anything is derived;
   *   others when the file is of this kind but broken
   */
  read(file: Bytes, passphrase: string | null): Promise<Imported>;
}

/** The content of a file, whatever its format. Only the form of it is trusted: anybody can make such a file. */
export interface Imported {
  /** When the backup was made, in milliseconds since 1970; null for a file that is no backup. */
  readonly createdAt: number | null;
  /** Each passed `checkBackupToken`, and no id comes twice. */
  readonly tokens: readonly BackupToken[];
  /** Each passed `checkBackupProvider`, and no id comes twice. */
  readonly ownProviders: readonly OwnProvider[];
  /** Parts of the file that no import takes. */
  readonly leftOut: readonly LeftOut[];
}

export const leftOutSchema = v.strictObject({
  /** The token that the part belongs to. */
  tokenId: v.string(),
  /** The part, in words that may be shown: never a secret. */
  what: v.string(),
  /** `shared-page`: no token may be used from a page of a host that many people share. */
  why: v.picklist(['shared-page']),
});
export type LeftOut = v.InferOutput<typeof leftOutSchema>;
