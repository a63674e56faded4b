import * as v from 'valibot';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { type TokenRecord, tokenRecordSchema } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { sealedValue } from '../vault/sealed-value';

const MOST_REMOVED = 20;

const removedSchema = v.array(v.strictObject({ record: tokenRecordSchema, until: v.number() }));
type Removed = v.InferOutput<typeof removedSchema>[number];

export const removedStore = sealedValue(SESSION_KEYS.removed, removedSchema);

/** Removed records that can still be brought back, the last one at the end. */
export async function readRemoved(vault: OpenVault): Promise<readonly TokenRecord[]> {
  return (await inTime(vault)).map(({ record }) => record);
}

/** Keeps one more. */
export async function keepRemoved(vault: OpenVault, removed: Removed): Promise<void> {
  await removedStore.write(vault, [...(await inTime(vault)), removed].slice(-MOST_REMOVED));
}

/** Keeps one no more. */
export async function dropRemoved(vault: OpenVault, id: string): Promise<void> {
  const rest = (await inTime(vault)).filter(({ record }) => record.id !== id);
  await (rest.length === 0 ? removedStore.remove() : removedStore.write(vault, rest));
}

async function inTime(vault: OpenVault): Promise<Removed[]> {
  const now = Date.now();
  return ((await removedStore.read(vault)) ?? []).filter(({ until }) => until > now);
}
