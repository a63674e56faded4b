import { areRivals } from '../token/rivals';
import type { TokenRecord } from '../token/token-record';
import type { OpenVault } from '../vault/open-vault';
import { withTokens } from '../vault/with-tokens';
import { importDifferences } from './import-differences';

export type ImportMode = 'merge' | 'replace';

/** Whether a token is to be sent now, also for some minutes only. */
type IsActive = (token: TokenRecord) => boolean;

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

/** Switches off what would compete with an active token, or with one that comes before it. */
export function withoutRivalry(
  incoming: readonly TokenRecord[],
  staying: readonly TokenRecord[],
  isActive: IsActive,
): readonly TokenRecord[] {
  const active = staying.filter((token) => isActive(token) && isAutomatic(token));
  return incoming.map((token) => {
    if (!token.on || !isAutomatic(token)) return token;
    const competes = active.some((other) => areRivals(token, other));
    if (!competes) active.push(token);
    return competes ? { ...token, on: false } : token;
  });
}

/** Those for chosen tabs compete tab by tab, and nobody has chosen a tab for them yet. */
function isAutomatic({ scope, revocation }: TokenRecord): boolean {
  return scope === 'automatic' && revocation === null;
}
