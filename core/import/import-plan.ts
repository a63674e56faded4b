import * as v from 'valibot';
import { fromBackupProvider, toBackupProvider } from '../backup/backup-provider';
import { fromBackupToken } from '../backup/backup-token';
import { type OwnProvider, ownProviderSchema } from '../providers/own-provider';
import type { Providers } from '../providers/providers';
import { fieldsOfOrigin } from '../providers/tenant-host';
import { maskedLines } from '../token/headers';
import { lastFour } from '../token/secret';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import type { OpenVault } from '../vault/open-vault';
import { isNewProvider } from './apply-import';
import { headerParts, hostParts, importDifferences } from './import-differences';
import type { ImportItem, ImportView } from './import-view';
import { type Imported, leftOutSchema } from './importer';
import { movingPlan, movingPlanSchema, movingView } from './moving/moving-plan';
import { sortEntries } from './moving/sort-entries';
import { resemblanceOf } from './resembling';

/** Milliseconds for which a file that was read waits, and for which an import can be undone. */
export const IMPORT_LIFETIME = 10 * 60_000;

/** A file that was read and checked, as the records that its tokens would become. */
export const importPlanSchema = v.strictObject({
  /** When the backup was made; null for a file that is not a backup. */
  createdAt: v.nullable(v.number()),
  records: v.array(tokenRecordSchema),
  leftOut: v.array(leftOutSchema),
  ownProviders: v.array(ownProviderSchema),
  /** What the file of another tool brings; null for a backup. */
  moving: v.nullable(movingPlanSchema),
  /** Milliseconds since 1970 at which it is forgotten. */
  expiresAt: v.number(),
});
export type ImportPlan = v.InferOutput<typeof importPlanSchema>;

/**
 * The records that the tokens of a file would become.
 * @param here the tokens of the vault
 * @param providers name those that they know
 * @param now milliseconds since 1970
 */
export function importPlan(
  { createdAt, tokens, ownProviders, leftOut, toolFile }: Imported,
  here: ReadonlyMap<string, TokenRecord>,
  providers: Providers,
  now: number,
  expiresAt: number,
): ImportPlan {
  return {
    createdAt: createdAt === null ? null : Math.min(createdAt, now),
    expiresAt,
    records: tokens.map((token) => fromBackupToken(token, here.get(token.id), providers, now)),
    leftOut: [...leftOut],
    ownProviders: ownProviders.map(fromBackupProvider),
    moving: toolFile === null ? null : movingPlan(sortEntries(toolFile, providers, here.values())),
  };
}

/** Each change that an import would make, token by token. */
export function importView(
  { createdAt, records, leftOut, ownProviders, moving }: ImportPlan,
  vault: Pick<OpenVault, 'tokens' | 'setAside' | 'ownProviders' | 'file' | 'index'>,
  providers: Providers,
): ImportView {
  const { tokens: here, setAside, ownProviders: known } = vault;
  const aside = new Set(setAside.map(({ id }) => id));
  const leftOutOf = (owner: string) => leftOut.flatMap(({ id, what }) => (id === owner ? [what] : []));
  return {
    createdAt,
    tokens: records.map((record) => ({
      ...importItem(record, here.get(record.id), providers),
      ...(aside.has(record.id) ? { state: 'set-aside' as const } : {}),
      leftOut: leftOutOf(record.id),
    })),
    ownProviders: ownProviders.map((provider) => {
      const problem = resemblanceOf(provider, providers);
      const state = isNewProvider(provider, vault)
        ? 'new'
        : isSameProvider(provider, known)
          ? 'same'
          : 'kept';
      return {
        name: provider.name,
        origins: hostParts(provider),
        headerLines: maskedLines({ ...provider, secret: '', fields: [] }),
        check: provider.check && `${provider.check.method} ${provider.check.path}`,
        state: problem !== null && createdAt === null ? 'refused' : state,
        problem,
        leftOut: leftOutOf(provider.id),
      };
    }),
    moving: moving === null ? null : movingView(moving, providers),
  };
}

/**
 * The own providers that a file may bring. What was the user's own stays so in a backup, whatever a later version knows;
 * a file from somebody else must not pass for a known provider.
 */
export function takeableProviders(
  { createdAt, ownProviders }: Pick<Imported, 'createdAt' | 'ownProviders'>,
  providers: Providers,
): readonly OwnProvider[] {
  if (createdAt !== null) return ownProviders;
  return ownProviders.filter((provider) => resemblanceOf(provider, providers) === null);
}

/** As a backup has them: which keys came from a file makes no difference. */
function isSameProvider(provider: OwnProvider, known: OpenVault['ownProviders']): boolean {
  const here = known.get(provider.id);
  if (here === undefined) return false;
  return JSON.stringify(toBackupProvider(provider)) === JSON.stringify(toBackupProvider(here));
}

function importItem(
  record: TokenRecord,
  here: TokenRecord | undefined,
  providers: Providers,
): Omit<ImportItem, 'leftOut'> {
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
    catalogue: againstCatalogue(record, providers),
    differences,
  };
}

/**
 * Backups of an older version may differ too: their hosts and headers win, as those of a sealed record do. What a user
 * described vouches for nothing.
 */
function againstCatalogue(record: TokenRecord, providers: Providers): ImportItem['catalogue'] {
  const provider = providers.find(record.providerId);
  if (provider === undefined || provider.generic) return 'unknown';
  const { hosts, headers, extraHeaders } = provider;
  const asKnown =
    record.origins.every((origin) => hosts.some((host) => fieldsOfOrigin(host.origin, origin) !== null)) &&
    record.pathPrefix === provider.pathPrefix &&
    headerParts(record).join('\n') ===
      headerParts({ ...record, headers, companions: extraHeaders }).join('\n');
  return asKnown ? 'same' : 'differs';
}
