import { LARGEST_FILE } from '../backup/backup-limits';
import { splitSites } from '../backup/check-backup-token';
import type { Bytes } from '../bytes/bytes';
import { KeybearerError } from '../errors/keybearer-error';
import type { Imported, Importer, LeftOut } from './importer';
import { ageBackup } from './importers/age-backup';
import { sharedProviderFile } from './importers/shared-provider';
import { toolFile } from './importers/tool-file';

/** Every kind of file that is read, in the order in which they are asked. */
export const IMPORTERS: readonly Importer[] = [ageBackup, sharedProviderFile, toolFile];

/**
 * Reads a file with the first importer that accepts it and finds it to be one of its kinds.
 * @param passphrase null where none was given
 * @throws {KeybearerError} `backup-too-large` before any importer sees the file; `unknown-file` when none accepts it,
 *   with the kinds that are read; whatever its importer throws, `needs-passphrase` among it
 */
export async function importFile(
  file: Bytes,
  passphrase: string | null,
  importers: readonly Importer[] = IMPORTERS,
): Promise<Imported> {
  if (file.length > LARGEST_FILE) throw new KeybearerError('backup-too-large');
  for (const importer of importers) {
    if (!importer.accepts(file)) continue;
    const imported = await importer.read(file, passphrase);
    if (imported !== null) return withoutSharedPages(imported);
  }
  const kinds = importers.flatMap((importer) => importer.kinds ?? [importer.name]);
  throw new KeybearerError('unknown-file', { kinds: kinds.join(', ') });
}

/** Whatever the format: no file lets a token be used from pages that many people share. */
export function withoutSharedPages(imported: Imported): Imported {
  const split = imported.tokens.map((token) => ({ token, ...splitSites(token.allowedSites) }));
  const leftOut = split.flatMap(({ token, refused }) =>
    refused.map((what): LeftOut => ({ id: token.id, what, why: 'shared-page' })),
  );
  return {
    ...imported,
    tokens: split.map(({ token, allowed }) => ({ ...token, allowedSites: allowed })),
    leftOut: [...imported.leftOut, ...leftOut],
  };
}
