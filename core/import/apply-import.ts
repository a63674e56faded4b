import * as v from 'valibot';
import { type OwnProvider, ownProviderSchema } from '../providers/own-provider';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import { type IsActive, withoutConflicts } from '../token/without-conflicts';
import { withTokens } from '../vault/edit-vault';
import type { OpenVault } from '../vault/open-vault';
import { importDifferences } from './import-differences';

export type ImportMode = 'merge' | 'replace';

/**
 * The vault after an import. Merging leaves every other token as it is; replacing drops them. What competes
 * with a token that is in use comes in switched off, so that the user decides which one is sent.
 * @param taken records of the plan that the user chose
 */
export async function applyImport(
  vault: OpenVault,
  taken: readonly TokenRecord[],
  mode: ImportMode,
  isActive: IsActive,
): Promise<OpenVault> {
  const ids = new Set(taken.map(({ id }) => id));
  const different = taken.filter((record) => differs(record, vault.tokens.get(record.id)));
  const put = new Set(different.map(({ id }) => id));
  const dropped = [...vault.tokens.keys()].filter((id) => mode === 'replace' && !ids.has(id));
  if (put.size === 0 && dropped.length === 0) return vault;
  const staying = [...vault.tokens.values()].filter(({ id }) => !put.has(id) && !dropped.includes(id));
  return withTokens(vault, { put: withoutConflicts(different, staying, isActive), drop: dropped });
}

/** The vault with the own providers of a backup that are new here. One with a known id stays as it is here. */
export async function withNewProviders(
  vault: OpenVault,
  providers: readonly OwnProvider[],
): Promise<OpenVault> {
  const putProviders = providers.filter((provider) => isNewProvider(provider, vault));
  return putProviders.length === 0 ? vault : withTokens(vault, { put: [], drop: [], putProviders });
}

/** Whether no record of the vault has its id: none that was set aside either, nor one of a later version. */
export function isNewProvider(
  { id }: OwnProvider,
  { file, index }: Pick<OpenVault, 'file' | 'index'>,
): boolean {
  return [...file.records, ...index.records].every((record) => record.id !== id);
}

function differs(record: TokenRecord, here: TokenRecord | undefined): boolean {
  return here === undefined || importDifferences(here, record).length > 0;
}

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
  /** Own providers that the import added. */
  ownProviders: v.array(ownProviderSchema),
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
  const ownProviders = [...after.ownProviders.values()].filter(({ id }) => !before.ownProviders.has(id));
  return { revision: after.index.fileRevision, changes, ownProviders, expiresAt };
}

/**
 * The vault as it was before the import, as far as nobody has changed it since: tokens that came later, and those
 * that were edited, switched off, replaced or begun to be revoked later, stay as they are. A test is no such change, nor
 * is what follows from that of a token of another tool: it comes off and is switched on once its test says works.
 * An own provider that came with it goes unless it was edited or has a token.
 */
export function undoImport(
  vault: OpenVault,
  { changes, ownProviders }: ImportUndo,
  isActive: (token: TokenRecord) => boolean,
): Promise<OpenVault> {
  const asLeft = changes.filter(({ id, before, left }) => {
    const now = vault.tokens.get(id) ?? null;
    const isMoved = before === null && left?.layInClear === true;
    const compared = now !== null && left !== null && isMoved ? asBeforeTest(now, left) : now;
    return spelt(compared) === spelt(left);
  });
  const back = asLeft.flatMap(({ before }) => before ?? []);
  const touched = new Set(asLeft.map(({ id }) => id));
  const staying = [...vault.tokens.values()].filter(({ id }) => !touched.has(id));
  const drop = asLeft.filter(({ before }) => before === null).map(({ id }) => id);
  const inUse = new Set([...staying, ...back].map(({ providerId }) => providerId));
  const dropProviders = ownProviders
    .filter((left) => JSON.stringify(vault.ownProviders.get(left.id)) === JSON.stringify(left))
    .map(({ id }) => id)
    .filter((id) => !inUse.has(id));
  return withTokens(vault, { put: withoutConflicts(back, staying, isActive), drop, dropProviders });
}

/** Without what a test that was accepted changes: the switch, and the one region that took it. */
function asBeforeTest(now: TokenRecord, left: TokenRecord): TokenRecord {
  const isNarrowed = now.region !== null && now.origins.every((origin) => left.origins.includes(origin));
  return { ...now, on: left.on, ...(isNarrowed ? { origins: left.origins, region: left.region } : {}) };
}

/** All of a token but its test. */
function spelt(token: TokenRecord | null): string {
  return JSON.stringify(token && { ...token, test: null });
}
