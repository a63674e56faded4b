import type { Bytes } from '../bytes/bytes';
import { canonicalBytes } from '../bytes/canonical-bytes';
import { hkdf } from '../vault/seal';

/**
 * The key of the activity alone: what seals a list that is written at every turn is not what seals tokens.
 * The vault key is uniformly random, so no salt is needed (RFC 5869, 3.1).
 * @param vaultKey 32 bytes
 */
export function activityKey(vaultKey: Bytes, vaultId: string): Promise<Bytes> {
  return hkdf(vaultKey, new Uint8Array(), canonicalBytes(['keybearer activity', vaultId]));
}
