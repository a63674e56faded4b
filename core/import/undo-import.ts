import * as v from 'valibot';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import { withoutRivalry } from '../token/without-rivalry';
import { withTokens } from '../vault/edit-vault';
import type { OpenVault } from '../vault/open-vault';

/** What puts a vault back as it was before an import. */
export const importUndoSchema = v.strictObject({
  /** Revision of the vault file that holds the import; an older file was never changed by it. */
  revision: v.number(),
  changes: v.array(
    v.strictObject({
      id: v.string(),
      /** Null for a token that the import added. */
      before: v.nullable(tokenRecordSchema),
      /** The token as the import left it; null where it removed it. */
      left: v.nullable(tokenRecordSchema),
    }),
  ),
  /** Milliseconds since 1970. */
  expiresAt: v.number(),
});
export type ImportUndo = v.InferOutput<typeof importUndoSchema>;

/**
 * What an import changed, so that it can be put back. What took the place of a record that was set aside stays:
 * taking it out would leave nothing of either.
 */
export function importUndo(before: OpenVault, after: OpenVault, expiresAt: number): ImportUndo {
  const ids = new Set([...before.tokens.keys(), ...after.tokens.keys()]);
  const wereSetAside = new Set(before.setAside.map(({ id }) => id));
  const changes = [...ids]
    .filter((id) => !wereSetAside.has(id))
    .map((id) => ({ id, before: before.tokens.get(id) ?? null, left: after.tokens.get(id) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.left));
  return { revision: after.index.fileRevision, changes, expiresAt };
}

/**
 * The vault as it was before the import, as far as nobody has changed it since: tokens that came later, and those
 * that were edited, switched off, replaced or begun to be revoked later, stay as they are. A test is no such change.
 */
export function undoImport(
  vault: OpenVault,
  { changes }: ImportUndo,
  isActive: (token: TokenRecord) => boolean,
): Promise<OpenVault> {
  const asLeft = changes.filter(({ id, left }) => spelt(vault.tokens.get(id) ?? null) === spelt(left));
  const back = asLeft.flatMap(({ before }) => before ?? []);
  const touched = new Set(asLeft.map(({ id }) => id));
  const staying = [...vault.tokens.values()].filter(({ id }) => !touched.has(id));
  const drop = asLeft.filter(({ before }) => before === null).map(({ id }) => id);
  return withTokens(vault, { put: withoutRivalry(back, staying, isActive), drop });
}

/** All of a token but its test. */
function spelt(token: TokenRecord | null): string {
  return JSON.stringify(token && { ...token, test: null });
}
