import * as v from 'valibot';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { type TokenRecord, tokenRecordSchema } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { sealedValue } from '../state/sealed-value';

export const removedStore = sealedValue(
  SESSION_KEYS.removed,
  v.strictObject({ record: tokenRecordSchema, until: v.number() }),
);

/** The removed record that can still be brought back. */
export async function readRemoved(vault: OpenVault): Promise<TokenRecord | null> {
  const removed = await removedStore.read(vault);
  return removed === null || removed.until <= Date.now() ? null : removed.record;
}
