import * as v from 'valibot';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import type { OpenVault } from '../vault/open-vault';
import { withTokens } from '../vault/with-tokens';
import { withoutRivalry } from './apply-import';

/** What puts a vault back as it was before an import. */
export const importUndoSchema = v.strictObject({
  /** Revision of the vault file that holds the import; an older file was never changed by it. */
  revision: v.number(),
  changes: v.array(
    v.strictObject({
      id: v.string(),
      /** Null for a token that the import added. */
      before: v.nullable(tokenRecordSchema),
      /** The secret that the import left; null where it removed the token. */
      leftSecret: v.nullable(v.string()),
    }),
  ),
  /** Milliseconds since 1970. */
  expiresAt: v.number(),
});
export type ImportUndo = v.InferOutput<typeof importUndoSchema>;

/** What an import changed, so that it can be put back. */
export function importUndo(before: OpenVault, after: OpenVault, expiresAt: number): ImportUndo {
  const ids = new Set([...before.tokens.keys(), ...after.tokens.keys()]);
  const changes = [...ids]
    .map((id) => ({ id, before: before.tokens.get(id) ?? null, after: after.tokens.get(id) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
    .map((change) => ({ id: change.id, before: change.before, leftSecret: change.after?.secret ?? null }));
  return { revision: after.index.fileRevision, changes, expiresAt };
}

/**
 * The vault as it was before the import, as far as nobody has put another secret in its place since: tokens
 * that came later, and secrets that were replaced later, stay.
 */
export function undoImport(
  vault: OpenVault,
  { changes }: ImportUndo,
  isActive: (token: TokenRecord) => boolean,
): Promise<OpenVault> {
  const asLeft = changes.filter(
    ({ id, leftSecret }) => (vault.tokens.get(id)?.secret ?? null) === leftSecret,
  );
  const back = asLeft.flatMap(({ before }) => before ?? []);
  const touched = new Set(asLeft.map(({ id }) => id));
  const staying = [...vault.tokens.values()].filter(({ id }) => !touched.has(id));
  const drop = asLeft.filter(({ before }) => before === null).map(({ id }) => id);
  return withTokens(vault, { put: withoutRivalry(back, staying, isActive), drop });
}
