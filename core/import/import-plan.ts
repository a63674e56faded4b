import * as v from 'valibot';
import type { BackupContent } from '../backup/backup-content';
import { fromBackupToken } from '../backup/backup-token';
import { splitSites } from '../backup/check-backup-token';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';

/** A backup that was read and checked, as the records that its tokens would become. */
export const importPlanSchema = v.strictObject({
  createdAt: v.number(),
  tokens: v.array(
    v.strictObject({
      record: tokenRecordSchema,
      /** Pages that it may not be used from, left out of the record. */
      leftOut: v.array(v.string()),
    }),
  ),
  /** Milliseconds since 1970 at which it is forgotten. */
  expiresAt: v.number(),
});
export type ImportPlan = v.InferOutput<typeof importPlanSchema>;

/**
 * @param here the tokens of the vault
 * @param now milliseconds since 1970
 */
export function importPlan(
  { createdAt, tokens }: BackupContent,
  here: ReadonlyMap<string, TokenRecord>,
  now: number,
  expiresAt: number,
): ImportPlan {
  return {
    createdAt: Math.min(createdAt, now),
    expiresAt,
    tokens: tokens.map((token) => {
      const { allowed, refused } = splitSites(token.allowedSites);
      const record = fromBackupToken({ ...token, allowedSites: allowed }, here.get(token.id), now);
      return { record, leftOut: refused };
    }),
  };
}
