import * as v from 'valibot';
import { fromBase64, toBase64 } from '../bytes/base64';
import type { Bytes } from '../bytes/bytes';
import { canonicalBytes } from '../bytes/canonical-bytes';
import { fromUtf8, toUtf8 } from '../bytes/utf8';
import { hkdf, openBytes, pad, sealBytes, unpad } from '../vault/seal';
import type { ActivityEntry } from './activity';
import { activitySchema } from './activity-schema';

/**
 * The key of the activity alone: what seals a list that is written at every turn is not what seals tokens.
 * The vault key is uniformly random, so no salt is needed (RFC 5869, 3.1).
 * @param vaultKey 32 bytes
 */
export function activityKey(vaultKey: Bytes, vaultId: string): Promise<Bytes> {
  return hkdf(vaultKey, new Uint8Array(), canonicalBytes(['keybearer activity', vaultId]));
}

/** Version of what is sealed here. */
const ACTIVITY_FORMAT = 1;

/** Room for a full list of the longest entries, in steps of 1 KiB. */
const MOST_STEPS = 512;

const context = (vaultId: string) => ({
  format: ACTIVITY_FORMAT,
  vaultId,
  recordId: 'activity',
  revision: 0,
  purpose: 'activity',
});

/** The activity as base64, in steps of 1 KiB, under its own key. @param vaultKey 32 bytes */
export async function sealActivity(
  vaultKey: Bytes,
  vaultId: string,
  entries: readonly ActivityEntry[],
): Promise<string> {
  const padded = pad(toUtf8(JSON.stringify(entries)), MOST_STEPS);
  return toBase64(await sealBytes(await activityKey(vaultKey, vaultId), context(vaultId), padded));
}

/** What `sealActivity` made. Null for anything that this key does not open: it is started over, never an error. */
export async function openActivity(
  vaultKey: Bytes,
  vaultId: string,
  stored: unknown,
): Promise<readonly ActivityEntry[] | null> {
  if (typeof stored !== 'string') return null;
  try {
    const key = await activityKey(vaultKey, vaultId);
    const bytes = unpad(await openBytes(key, context(vaultId), fromBase64(stored)));
    return bytes === null ? null : v.parse(activitySchema, JSON.parse(fromUtf8(bytes)));
  } catch {
    return null;
  }
}
