import { InvalidInputError } from '../errors/invalid-input-error';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { filledOrigin } from '../providers/tenant-host';
import { jwtExpiry } from '../token/jwt-expiry';
import { pagesOf, scopeOf } from '../token/plain-http';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { defaultLabel } from '../token/token-title';
import { headerAsPasted } from './as-pasted';
import type { Draft } from './draft';

/**
 * The record that a draft becomes. A replacement keeps everything of the old record but the secret
 * and what was known about it.
 * @param now milliseconds since 1970
 * @throws {InvalidInputError} without a provider, for a region that it does not have, and `field-value` where one of
 *   its fields is not filled in
 */
export function recordFromDraft(
  draft: Draft,
  providers: Providers,
  replaced: TokenRecord | null,
  now: number,
): TokenRecord {
  const fresh = { secret: draft.secret, expiresAt: jwtExpiry(draft.secret), test: null, revocation: null };
  if (replaced !== null) {
    const { cameAs: _came, looksOdd: _odd, ...kept } = replaced;
    return { ...kept, ...fresh, ...historyOf(draft), replacedAt: now, label: replacedLabel(replaced, draft) };
  }
  const provider = draft.providerId === null ? undefined : providers.find(draft.providerId);
  if (provider === undefined) throw new InvalidInputError('unknown-provider');
  const hosts = provider.hosts.filter(({ region }) => draft.region === null || region === draft.region);
  if (hosts.length === 0) throw new InvalidInputError('unknown-region');
  const origins = hosts.map(({ origin }) => filledOrigin(origin, draft.fields));
  return {
    ...fresh,
    ...historyOf(draft),
    id: draft.id,
    label: draft.found.label ?? defaultLabel(lastFour(draft.secret), provider.name),
    providerId: provider.id,
    providerName: provider.name,
    origins,
    region: hosts.length === 1 ? (hosts[0]?.region ?? null) : null,
    pathPrefix: provider.pathPrefix,
    headers: headersOf(draft, provider, providers.list),
    companions: [...provider.extraHeaders, ...takenHeaders(draft, provider)],
    fields: fieldsOf(draft, provider),
    sharedWithApp: provider.sharedWithApp,
    allowedSites: [...pagesOf({ ...draft, origins })],
    on: true,
    scope: scopeOf({ origins, scope: provider.sharedWithApp ? 'chosen-tabs' : 'automatic' }),
    getOnly: false,
    withoutCookies: provider.sharedWithApp,
    createdAt: now,
  };
}

/** The provider's headers, with the scheme that the token was pasted with where it is another. */
function headersOf(draft: Draft, provider: Provider, providers: readonly Provider[]): TokenRecord['headers'] {
  const pasted = draft.asPasted ? headerAsPasted(draft.found.header, provider, providers) : null;
  return provider.headers.map((header) => (header.name === pasted?.name ? pasted : header));
}

/** The provider's own extra headers stay as they are. */
function takenHeaders({ found, extraHeaders }: Draft, provider: Provider): TokenRecord['companions'] {
  const own = new Set([...provider.extraHeaders, ...provider.headers].map(({ name }) => name.toLowerCase()));
  return found.extraHeaders
    .filter(({ name }) => extraHeaders.includes(name) && !own.has(name.toLowerCase()))
    .map(({ name, value }) => ({ name, value, sentOn: 'every-request' }));
}

/** @throws {InvalidInputError} `field-value` */
function fieldsOf({ fields }: Draft, provider: Provider): TokenRecord['fields'] {
  return provider.fields.map(({ name, secret, pattern }) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    if (!new RegExp(pattern).test(value)) throw new InvalidInputError('field-value');
    return { name, value, secret };
  });
}

/** The form in which the token was pasted, for the day on which it is refused. */
function historyOf({ found, looksOdd }: Draft): Pick<TokenRecord, 'cameAs' | 'looksOdd'> {
  const { header } = found;
  const scheme = header?.encoding === 'basic' ? 'Basic' : header?.template.split('{token}')[0]?.trim();
  return {
    ...(header === null ? {} : { cameAs: { header: header.name, scheme: scheme || null } }),
    ...(looksOdd ? { looksOdd } : {}),
  };
}

/** A name that the user gave stays; the one that repeats the old secret's end follows the new one. */
function replacedLabel(replaced: TokenRecord, draft: Draft): string {
  const given = replaced.label !== defaultLabel(lastFour(replaced.secret), replaced.providerName);
  return given ? replaced.label : defaultLabel(lastFour(draft.secret), replaced.providerName);
}
