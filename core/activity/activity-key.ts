import type { Bytes } from '../bytes/bytes';
import { canonicalBytes } from '../bytes/canonical-bytes';

/**
 * The key of the activity alone, by HKDF-SHA256: what seals a list that is written at every turn is not what
 * seals tokens. The vault key is uniformly random, so no salt is needed (RFC 5869, 3.1).
 * @param vaultKey 32 bytes
 */
export async function activityKey(vaultKey: Bytes, vaultId: string): Promise<Bytes> {
  const secret = await crypto.subtle.importKey('raw', vaultKey, 'HKDF', false, ['deriveBits']);
  const info = canonicalBytes(['keybearer activity', vaultId]);
  const salt = new Uint8Array(0);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, secret, 256),
  );
}
