import type { OpenVault } from '../vault/open-vault';
import { isTemporaryVault } from '../vault/vault-file';

/** True when a token was added or replaced after the last backup, and the user did not say *later* after that. */
export function isBackupDue({
  file,
  tokens,
  settings,
}: Pick<OpenVault, 'file' | 'tokens' | 'settings'>): boolean {
  // What is only in memory is gone with the browser anyway, and the user was told so.
  if (isTemporaryVault(file) || tokens.size === 0) return false;
  const times = [...tokens.values()].flatMap(({ createdAt, replacedAt = 0 }) => [createdAt, replacedAt]);
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0);
  const { lastBackupAt, backupLaterAt } = settings;
  return newest > (lastBackupAt ?? -1) && newest > (backupLaterAt ?? -1);
}
