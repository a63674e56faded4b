import { InvalidInputError } from '../errors/invalid-input-error';
import { CATALOGUE } from '../providers/catalogue';
import type { Provider } from '../providers/provider';
import { jwtExpiry } from '../token/jwt-expiry';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { defaultLabel } from '../token/token-title';
import { headerAsPasted } from './as-pasted';
import type { Draft } from './draft';

/**
 * The record that a draft becomes. A replacement keeps everything of the old record but the secret
 * and what was known about it.
 * @param now milliseconds since 1970
 * @throws {InvalidInputError} without a provider, or for a region that it does not have
 */
export function recordFromDraft(
  draft: Draft,
  provider: Provider | undefined,
  replaced: TokenRecord | null,
  now: number,
): TokenRecord {
  const fresh = { secret: draft.secret, expiresAt: jwtExpiry(draft.secret), test: null, revocation: null };
  if (replaced !== null) {
    const { cameAs: _came, looksOdd: _odd, ...kept } = replaced;
    return { ...kept, ...fresh, ...historyOf(draft), replacedAt: now, label: replacedLabel(replaced, draft) };
  }
  if (provider === undefined) throw new InvalidInputError('unknown-provider');
  const hosts = provider.hosts.filter(({ region }) => draft.region === null || region === draft.region);
  if (hosts.length === 0) throw new InvalidInputError('unknown-region');
  return {
    ...fresh,
    ...historyOf(draft),
    id: draft.id,
    label: draft.found.label ?? defaultLabel(lastFour(draft.secret), provider.name),
    providerId: provider.id,
    providerName: provider.name,
    fields: [],
    origins: hosts.map(({ origin }) => origin),
    region: hosts.length === 1 ? (hosts[0]?.region ?? null) : null,
    pathPrefix: provider.pathPrefix,
    headers: headersOf(draft, provider),
    companions: [...provider.companions, ...takenHeaders(draft, provider)],
    sharedWithApp: provider.sharedWithApp,
    allowedSites: draft.allowedSites,
    on: true,
    scope: provider.sharedWithApp ? 'chosen-tabs' : 'automatic',
    getOnly: false,
    withoutCookies: provider.sharedWithApp,
    createdAt: now,
  };
}

/** The provider's headers, with the scheme that the token was pasted with where it is another. */
function headersOf(draft: Draft, provider: Provider): TokenRecord['headers'] {
  const pasted = draft.asPasted ? headerAsPasted(draft.found.header, provider, CATALOGUE) : null;
  return provider.headers.map((header) => (header.name === pasted?.name ? pasted : header));
}

/** The provider's own extra headers stay as they are. */
function takenHeaders({ found, extraHeaders }: Draft, provider: Provider): TokenRecord['companions'] {
  const own = new Set([...provider.companions, ...provider.headers].map(({ name }) => name.toLowerCase()));
  return found.extraHeaders
    .filter(({ name }) => extraHeaders.includes(name) && !own.has(name.toLowerCase()))
    .map(({ name, value }) => ({ name, value, sentOn: 'every-request' }));
}

/** How it was pasted, for the day on which it is refused. */
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
