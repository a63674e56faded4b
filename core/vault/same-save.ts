import type { VaultFile } from './vault-file';

/** True when both are the same save. Every save seals a new index, so no two saves share one. */
export function sameSave(a: VaultFile | null, b: VaultFile): boolean {
  return a !== null && a.vaultId === b.vaultId && a.checksum === b.checksum && a.index === b.index;
}
