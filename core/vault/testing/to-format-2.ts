import { withTokens } from '../edit-vault';
import type { OpenVault } from '../open-vault';
import { rotateKey } from '../rotate-key';

/** The vault as versions before format 3 stored it: old seals, and tokens without the fields of today. */
export async function toFormat2(vault: OpenVault): Promise<OpenVault> {
  const old = await rotateKey(vault, { keep: vault.file.slots, add: [] }, 2);
  return withTokens(old, { put: [...vault.tokens.values()], drop: [] });
}
