import type { OpenVault } from '../open-vault';
import { rotateKey } from '../rotate-key';
import type { UnlockSecret } from '../slots/unlock-secret';
import { VAULT_FORMAT } from '../stored-data';
import type { VaultFile } from '../vault-file';

/** One step up. @param secret the one that has just opened the vault */
export type Migration = (vault: OpenVault, secret: UnlockSecret) => Promise<OpenVault>;

/** By the format they begin with, one function a step. A released step never changes. */
const STEPS: Readonly<Record<Exclude<VaultFile['format'], typeof VAULT_FORMAT>, Migration>> = {
  1: toFormat2,
  2: toFormat3,
};

/** The vault in the format that this version writes; the same vault when it already is. */
export async function migrate(vault: OpenVault, secret: UnlockSecret): Promise<OpenVault> {
  let next = vault;
  for (;;) {
    const { format } = next.file;
    if (format === VAULT_FORMAT) return next;
    next = await STEPS[format](next, secret);
  }
}

/**
 * Format 2 gives every slot a key pair, so that slots can stay when the vault key changes. Format 1 knew
 * passphrases only, so the secret that opened the vault is the one to make the new slot from.
 */
function toFormat2(vault: OpenVault, secret: UnlockSecret): Promise<OpenVault> {
  return rotateKey(vault, { keep: [], add: [secret] }, 2);
}

/**
 * Format 3 gives tokens fields of their own and says of each whether the vendor's app shares its host; `rotateKey`
 * fills both in. Slots of format 2 have key pairs, so all of them stay.
 */
function toFormat3(vault: OpenVault): Promise<OpenVault> {
  return rotateKey(vault, { keep: vault.file.slots, add: [] }, 3);
}
