import type { OpenVault } from '../open-vault';
import type { KeySlot } from '../slots/key-slot';
import { VAULT_FORMAT } from '../stored-data';
import type { VaultFile } from '../vault-file';
import { toFormat2 } from './to-format-2';

/** One step up. @param secret the one that has just opened the vault */
export type Migration = (vault: OpenVault, secret: KeySlot) => Promise<OpenVault>;

/** By the format they begin with, one file a step. A released step never changes. */
const STEPS: Readonly<Record<Exclude<VaultFile['format'], typeof VAULT_FORMAT>, Migration>> = {
  1: toFormat2,
};

/** The vault in the format that this version writes; the same vault when it already is. */
export async function migrate(vault: OpenVault, secret: KeySlot): Promise<OpenVault> {
  let next = vault;
  for (;;) {
    const { format } = next.file;
    if (format === VAULT_FORMAT) return next;
    next = await STEPS[format](next, secret);
  }
}
