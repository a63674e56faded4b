import type { TokenRecord } from '../token/token-record';
import { type IsActive, withoutRivalry } from '../token/without-rivalry';
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
  return withTokens(vault, { put: withoutRivalry(different, staying, isActive), drop: dropped });
}

function differs(record: TokenRecord, here: TokenRecord | undefined): boolean {
  return here === undefined || importDifferences(here, record).length > 0;
}
