import { fieldValues } from '../token/headers';
import type { TokenRecord } from '../token/token-record';
import { ownerOf } from './own-host';
import type { OwnProvider } from './own-provider';
import { OWN_PROVIDER_ID } from './own-provider';
import type { Provider } from './provider';
import { asProvider, type Providers } from './providers';
import { fieldIn, fieldsOfOrigin, filledOrigin } from './tenant-host';

/**
 * A stored token beside the catalogue of today. The sealed record wins, always: a new release can't send a token to another
 * host or in another form. What differs is shown, and the user decides.
 */

/** What of a token says whose it is. */
type Sealed = Pick<TokenRecord, 'providerId' | 'providerName' | 'origins'>;

/** How today's catalogue differs from the record. */
export type Difference =
  /** The catalogue has no such provider any more. */
  | { readonly kind: 'gone' }
  /** Called by another name, and nothing else. */
  | { readonly kind: 'renamed'; readonly name: string }
  /** Another host, path, header or value of an extra header. */
  | {
      readonly kind: 'changed';
      readonly name: string;
      /** The record as it would be. */
      readonly next: TokenRecord;
      /** Whether one click may take it: what is new belongs to whom the old one did, and nothing has to be typed. */
      readonly takeable: boolean;
    };

/**
 * The provider of a stored token. An id that a later release gives to another vendor is none: its checks, pages and regions
 * are not for this token.
 */
export function providerOf(token: Sealed, providers: Pick<Providers, 'find'>): Provider | undefined {
  const provider = providers.find(token.providerId);
  return provider === undefined || provider.generic || isVendorOf(token, provider) ? provider : undefined;
}

/** Stands for a provider that is gone: all that is left of it is in the record, so its token is tested as an unknown one. */
export function formerProvider({
  providerId,
  providerName,
  origins,
  pathPrefix,
  headers,
  companions,
  sharedWithApp,
}: TokenRecord): Provider {
  const own: OwnProvider = {
    ...{ id: providerId, name: providerName, origins, pathPrefix, headers, companions, sharedWithApp },
    ...{ fields: [], docs: null, createdAt: 0 },
    check: { method: 'GET', path: pathPrefix || '/' },
  };
  return asProvider(own);
}

/** @returns null where nothing differs, for a provider that the user described, and where no catalogue could be read */
export function againstCatalogue(token: TokenRecord, { find, list }: Providers): Difference | null {
  if (OWN_PROVIDER_ID.test(token.providerId) || list.length === 0) return null;
  const provider = find(token.providerId);
  // Another vendor's may be called as it likes; one that keeps its name may have moved.
  const isKnown =
    provider !== undefined && (isVendorOf(token, provider) || provider.name === token.providerName);
  if (!isKnown) return { kind: 'gone' };
  const { next, isWhole } = withFactsOf(provider, token);
  if (isSame(next, token))
    return provider.name === token.providerName ? null : { kind: 'renamed', name: provider.name };
  const ours = new Set(token.origins.map(ownerOf));
  const takeable = isWhole && next.origins.every((origin) => ours.has(ownerOf(origin)));
  return { kind: 'changed', name: provider.name, next, takeable };
}

/** Whether the two share a host, or at least somebody's domain. Everybody's own servers share none, so there the name counts. */
function isVendorOf({ origins, providerName }: Sealed, { hosts, ownServer, name }: Provider): boolean {
  if (origins.some((origin) => hosts.some((host) => fieldsOfOrigin(host.origin, origin) !== null)))
    return true;
  if (ownServer && name === providerName) return true;
  const ours = new Set(origins.map(ownerOf));
  return hosts.some(({ origin }) => ours.has(ownerOf(origin.replace(/\{[a-z0-9_]+\}/, 'x'))));
}

/**
 * The record with the catalogue's hosts, headers and path.
 * @returns `isWhole`: false where the provider asks for more than the record has, so that it has to be added again
 */
function withFactsOf(
  provider: Provider,
  token: TokenRecord,
): { readonly next: TokenRecord; readonly isWhole: boolean } {
  const { next: origins, isWhole } = originsOf(provider, token);
  const headers = headersOf(provider, token);
  const values = fieldValues(token);
  const known = headers.every(({ template }) =>
    namesIn(template).every((name) => name === 'token' || Object.hasOwn(values, name)),
  );
  const region = provider.hosts.find(
    (host) => origins.length === 1 && fieldsOfOrigin(host.origin, origins[0] ?? '') !== null,
  )?.region;
  const next = {
    ...token,
    providerName: provider.name,
    origins: [...origins],
    region: region === undefined ? token.region : region,
    headers: headers.map(({ name, template, encoding }) => ({ name, template, encoding })),
    companions: companionsOf(provider, token),
    pathPrefix: provider.pathPrefix,
  };
  return { next, isWhole: isWhole && known && headers.length > 0 };
}

/**
 * The hosts that a token of this region would be added with today. Hosts that the record has stay whatever their region is
 * called now; other regions are no change, as the token was never one of theirs.
 * @returns `next`: with the `{field}` in its place where the record has none; `isWhole`: whether every host could be filled in
 */
function originsOf(
  { hosts, ownServer }: Provider,
  token: TokenRecord,
): { readonly next: readonly string[]; readonly isWhole: boolean } {
  const isOurs = ({ origin }: Provider['hosts'][number]) =>
    token.origins.some((each) => fieldsOfOrigin(origin, each) !== null);
  if (ownServer && !hosts.some(isOurs)) return { next: token.origins, isWhole: true };
  const wanted = hosts.filter((host) => host.region === null || host.region === token.region || isOurs(host));
  const values = fieldValues(token);
  const filled = (wanted.length === 0 ? hosts : wanted).flatMap(({ origin }) => {
    const ours = token.origins.filter((each) => fieldsOfOrigin(origin, each) !== null);
    return ours.length > 0 ? ours : (filledOrNull(origin, values) ?? origin);
  });
  const isWhole = filled.length > 0 && filled.every((origin) => fieldIn(origin) === null);
  return { next: filled.length > 0 ? [...new Set(filled)] : token.origins, isWhole };
}

/** Null where the record lacks a field of it, or the value makes no host. */
function filledOrNull(template: string, values: Readonly<Record<string, string>>): string | null {
  try {
    return filledOrigin(template, values);
  } catch {
    return null;
  }
}

/** A scheme that the user pasted against the catalogue's is their own; a header whose optional field is empty is not sent. */
function headersOf({ headers, fields }: Provider, token: TokenRecord): TokenRecord['headers'] {
  const left = new Set(fields.flatMap(({ name, optional }) => (optional ? [name] : [])));
  for (const { name } of token.fields) left.delete(name);
  return headers
    .filter(({ template }) => !namesIn(template).some((name) => left.has(name)))
    .map((header) => {
      const ours = token.headers.find(({ name }) => name.toLowerCase() === header.name.toLowerCase());
      return token.schemeAsPasted === true && ours !== undefined ? ours : header;
    });
}

/**
 * The record's extra headers, with the catalogue's value where both have the header. A record can't tell what the user
 * added, left out or changed from what an older catalogue had, so a header that only one of the two has is the user's doing
 * and no change. For a value the same can't be told: a version that the user pinned is offered the catalogue's as well.
 */
function companionsOf({ extraHeaders }: Provider, { companions }: TokenRecord): TokenRecord['companions'] {
  return companions.map((companion) => {
    const known = extraHeaders.find(({ name }) => name.toLowerCase() === companion.name.toLowerCase());
    return known === undefined ? companion : { ...companion, value: known.value };
  });
}

function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name = '']) => name);
}

/** Whether both are sent alike. The order of hosts and headers says nothing. */
function isSame(one: TokenRecord, other: TokenRecord): boolean {
  const sent = ({ origins, pathPrefix, headers, companions }: TokenRecord) =>
    JSON.stringify([
      [...origins].sort(),
      pathPrefix,
      headers
        .map(({ name, template, encoding }) => [name.toLowerCase(), template, encoding].join('\n'))
        .sort(),
      companions.map(({ name, value }) => [name.toLowerCase(), value].join('\n')).sort(),
    ]);
  return sent(one) === sent(other);
}
