import type { VaultFile } from './vault-file';

/** Whether nothing opens it again: its key is in memory only, so it ends with the browser session. */
export function isSessionVault({ slots }: Pick<VaultFile, 'slots'>): boolean {
  return slots.length === 0;
}
