import { isAgeFile } from '../../backup/age-header';
import type { BackupContent } from '../../backup/backup-content';
import { openBackup } from '../../backup/open-backup';
import type { Imported, Importer } from '../importer';

/** Backups of ours, made here or by `age -p`. All of them need a passphrase. */
export const ageBackup: Importer = {
  name: 'age-backup',
  accepts: isAgeFile,
  read: async (file, passphrase) => fromBackup(await openBackup(file, passphrase)),
};

/** The part of a backup that an import takes: settings stay as they are here. */
export function fromBackup({ createdAt, tokens, ownProviders }: BackupContent): Imported {
  return { createdAt, tokens, ownProviders, leftOut: [], toolFile: null };
}
