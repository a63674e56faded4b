import * as v from 'valibot';
import type { BackupToken } from '../backup/backup-token';
import type { Bytes } from '../bytes/bytes';
import type { OwnProvider } from '../providers/own-provider';
import type { ToolFile } from './tools/tool-file';

/** One kind of file that can be imported. */
export interface Importer {
  readonly name: string;
  /** Names of the kinds that it reads, for the error `unknown-file`; absent where it is one kind, by its own name. */
  readonly kinds?: readonly string[];
  /** False: not mine. Cheap: it looks at the first bytes only, and never throws. */
  accepts(file: Bytes): boolean;
  /**
   * Reads a file that it accepts.
   * @param passphrase null where none was given
   * @returns null where the whole file shows that it is of none of its kinds after all
   * @throws {KeybearerError} `needs-passphrase` when the file can't be read without one, before anything is derived;
   *   others when the file is of this kind but broken
   */
  read(file: Bytes, passphrase: string | null): Promise<Imported | null>;
}

/** The content of a file, whatever its format. Only the form of it is trusted: anybody can make such a file. */
export interface Imported {
  /** When the backup was made, in milliseconds since 1970; null for a file that is not a backup. */
  readonly createdAt: number | null;
  /** Each passed `checkBackupToken`, and no id comes twice. */
  readonly tokens: readonly BackupToken[];
  /** Each passed `checkBackupProvider`, and no id comes twice. */
  readonly ownProviders: readonly OwnProvider[];
  /** Parts of the file that no import takes. */
  readonly leftOut: readonly LeftOut[];
  /** The rules of another tool, of which nothing is judged yet; null for a backup. */
  readonly toolFile: ToolFile | null;
}

export const leftOutSchema = v.strictObject({
  /** The id of the token or of the provider that the part belongs to. */
  id: v.string(),
  /** The part, in words that may be shown: never a secret. */
  what: v.string(),
  /**
   * `shared-page`: no token may be used from a page of a host that many people share. `not-taken`: a header, or another
   * part of a provider, that no file decides about.
   */
  why: v.picklist(['shared-page', 'not-taken']),
});
export type LeftOut = v.InferOutput<typeof leftOutSchema>;
