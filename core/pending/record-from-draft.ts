import { InvalidInputError } from '../errors/invalid-input-error';
import { judgeOwnProvider, type OwnProviderProblem } from '../providers/judge-own-provider';
import type { OwnProviderInput } from '../providers/own-provider';
import { isStorable } from '../providers/own-provider-input';
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
 * @throws {InvalidInputError} without a provider, for a region that it does not have, `field-value` where one of its
 *   fields is not filled in, and `own-provider` where something about an own one is open or wrong
 */
export function recordFromDraft(
  draft: Draft,
  providers: Providers,
  replaced: TokenRecord | null,
  now: number,
): TokenRecord {
  const fresh = { secret: draft.secret, expiresAt: jwtExpiry(draft.secret), test: null, revocation: null };
  if (replaced !== null) {
    const { cameAs: _came, looksOdd: _odd, layInClear: _lay, ...kept } = replaced;
    return { ...kept, ...fresh, ...historyOf(draft), replacedAt: now, label: replacedLabel(replaced, draft) };
  }
  if (draft.providerId === null && draft.own !== null)
    return { ...fresh, ...historyOf(draft), ...recordOfOwn(draft, draft.own, providers), createdAt: now };
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
    ...headersOf(draft, provider, providers.list),
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

/**
 * What keeps an own provider of a draft from being saved.
 * @returns none where it can be, apart from what the paste left open
 */
export function ownProblems(
  own: OwnProviderInput,
  { ownId, ownIsOther }: Pick<Draft, 'ownId' | 'ownIsOther'>,
  providers: Providers,
): readonly OwnProviderProblem[] {
  const problems = judgeOwnProvider(own, providers, { confirmedDomain: ownIsOther });
  return problems.length > 0 || isStorable(own, ownId) ? problems : [{ code: 'unfit', place: 'name' }];
}

/** The part of the record that an own provider decides. It is saved beside the record, under the same id. */
function recordOfOwn(
  draft: Draft,
  own: OwnProviderInput,
  providers: Providers,
): Omit<TokenRecord, 'secret' | 'expiresAt' | 'test' | 'revocation' | 'createdAt'> {
  if (draft.ownAsks.length > 0 || ownProblems(own, draft, providers).length > 0)
    throw new InvalidInputError('own-provider');
  const { origins, pathPrefix, headers, companions, sharedWithApp } = own;
  return {
    ...{ id: draft.id, providerId: draft.ownId, providerName: own.name, region: null },
    ...{ origins, pathPrefix, headers, companions, sharedWithApp },
    label: draft.found.label ?? defaultLabel(lastFour(draft.secret), own.name),
    fields: fieldsOf(draft, own),
    allowedSites: [],
    on: true,
    scope: sharedWithApp ? 'chosen-tabs' : 'automatic',
    getOnly: false,
    withoutCookies: sharedWithApp,
  };
}

/** The provider's headers, with the scheme that the token was pasted with where it is another. */
function headersOf(
  draft: Draft,
  provider: Provider,
  providers: readonly Provider[],
): Pick<TokenRecord, 'headers' | 'schemeAsPasted'> {
  const pasted = draft.asPasted ? headerAsPasted(draft.found.header, provider, providers) : null;
  const headers = provider.headers.map((header) => (header.name === pasted?.name ? pasted : header));
  return { headers, ...(pasted === null ? {} : { schemeAsPasted: true }) };
}

/** The provider's own extra headers stay as they are. */
function takenHeaders({ found, extraHeaders }: Draft, provider: Provider): TokenRecord['companions'] {
  const own = new Set([...provider.extraHeaders, ...provider.headers].map(({ name }) => name.toLowerCase()));
  return found.extraHeaders
    .filter(({ name }) => extraHeaders.includes(name) && !own.has(name.toLowerCase()))
    .map(({ name, value }) => ({ name, value, sentOn: 'every-request' }));
}

/** @throws {InvalidInputError} `field-value` */
function fieldsOf({ fields }: Draft, provider: Pick<OwnProviderInput, 'fields'>): TokenRecord['fields'] {
  return provider.fields.map(({ name, secret, pattern }) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    if (!isFieldValue(pattern, value)) throw new InvalidInputError('field-value');
    return { name, value, secret };
  });
}

/** Whether a value can fill a field. @param pattern for the whole value; null for anything that a header can carry */
export function isFieldValue(pattern: string | null, value: string): boolean {
  const fits = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  if (pattern === null) return fits;
  try {
    return new RegExp(pattern).test(value);
  } catch {
    // The user may still be typing the pattern.
    return false;
  }
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
