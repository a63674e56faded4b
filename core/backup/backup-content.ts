import * as v from 'valibot';
import type { OwnProvider } from '../providers/own-provider';
import { timestamp } from '../shapes/timestamp';
import type { TokenRecord } from '../token/token-record';
import { settingsSchema, type VaultSettings } from '../vault/settings';
import { MOST_BACKUP_TOKENS } from './backup-limits';
import { backupProviderSchema, toBackupProvider } from './backup-provider';
import { backupTokenSchema, toBackupToken } from './backup-token';

export const BACKUP_FORMAT = 'keybearer-backup';
export const BACKUP_VERSION = 2;

const { idleMinutes, lockWithScreen, maxSessionMinutes } = settingsSchema.entries;

/** What is inside a backup, version 2. `docs/backup.schema.json` says the same for other programs. */
export const backupContentSchema = v.strictObject({
  format: v.literal(BACKUP_FORMAT),
  version: v.literal(BACKUP_VERSION),
  /** Milliseconds since 1970. */
  createdAt: timestamp,
  tokens: v.pipe(v.array(backupTokenSchema), v.maxLength(MOST_BACKUP_TOKENS)),
  /** Providers that the user described. */
  ownProviders: v.pipe(v.array(backupProviderSchema), v.maxLength(MOST_BACKUP_TOKENS)),
  /** For people who read it; an import leaves the settings alone, so that no file makes locks longer. */
  settings: v.strictObject({ idleMinutes, lockWithScreen, maxSessionMinutes: maxSessionMinutes.wrapped }),
});
export type BackupContent = v.InferOutput<typeof backupContentSchema>;

/** @param now milliseconds since 1970 */
export function backupContent(
  tokens: Iterable<TokenRecord>,
  ownProviders: Iterable<OwnProvider>,
  settings: VaultSettings,
  now: number,
): BackupContent {
  return {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    createdAt: now,
    tokens: [...tokens].map(toBackupToken),
    ownProviders: [...ownProviders].map(toBackupProvider),
    settings: {
      idleMinutes: settings.idleMinutes,
      lockWithScreen: settings.lockWithScreen,
      maxSessionMinutes: settings.maxSessionMinutes,
    },
  };
}
