import { findProvider } from '../providers/catalogue';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import type { OpenVault } from '../vault/open-vault';
import { headerParts, hostParts, importDifferences } from './import-differences';
import type { ImportPlan } from './import-plan';
import type { ImportItem, ImportView } from './import-view';

/** What a backup would change, token by token. */
export function importView(
  { createdAt, tokens }: ImportPlan,
  { tokens: here, setAside }: Pick<OpenVault, 'tokens' | 'setAside'>,
): ImportView {
  const aside = new Set(setAside.map(({ id }) => id));
  return {
    createdAt,
    tokens: tokens.map(({ record, leftOut }) => ({
      ...importItem(record, here.get(record.id)),
      ...(aside.has(record.id) ? { state: 'set-aside' as const } : {}),
      leftOut,
    })),
  };
}

function importItem(record: TokenRecord, here: TokenRecord | undefined): Omit<ImportItem, 'leftOut'> {
  const differences = here === undefined ? [] : importDifferences(here, record);
  return {
    id: record.id,
    label: record.label,
    providerName: record.providerName,
    lastFour: lastFour(record.secret),
    state: here === undefined ? 'new' : differences.length === 0 ? 'same' : 'changed',
    origins: hostParts(record),
    headerLines: headerParts(record),
    allowedSites: record.allowedSites,
    catalogue: againstCatalogue(record),
    differences,
  };
}

/** Backups of an older version may differ too: their hosts and headers win, as those of a sealed record do. */
function againstCatalogue(record: TokenRecord): ImportItem['catalogue'] {
  const provider = findProvider(record.providerId);
  if (provider === undefined) return 'unknown';
  const known = provider.hosts.map(({ origin }) => origin);
  const asKnown =
    record.origins.every((origin) => known.includes(origin)) &&
    record.pathPrefix === provider.pathPrefix &&
    headerParts(record).join('\n') === headerParts({ ...record, ...headersOf(provider) }).join('\n');
  return asKnown ? 'same' : 'differs';
}

function headersOf({ headers, companions }: Pick<TokenRecord, 'headers' | 'companions'>) {
  return { headers, companions };
}
