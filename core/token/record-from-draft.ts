import { InvalidInputError } from '../errors/invalid-input-error';
import type { Provider } from '../providers/provider';
import type { Draft } from '../session/draft';
import { defaultLabel } from './default-label';
import { jwtExpiry } from './jwt-expiry';
import { lastFour } from './last-four';
import type { TokenRecord } from './token-record';

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
  if (replaced !== null)
    return { ...replaced, ...fresh, replacedAt: now, label: replacedLabel(replaced, draft) };
  if (provider === undefined) throw new InvalidInputError('unknown-provider');
  const hosts = provider.hosts.filter(({ region }) => draft.region === null || region === draft.region);
  if (hosts.length === 0) throw new InvalidInputError('unknown-region');
  return {
    ...fresh,
    id: draft.id,
    label: defaultLabel(lastFour(draft.secret), provider.name),
    providerId: provider.id,
    providerName: provider.name,
    origins: hosts.map(({ origin }) => origin),
    region: hosts.length === 1 ? (hosts[0]?.region ?? null) : null,
    pathPrefix: provider.pathPrefix,
    headers: provider.headers,
    companions: provider.companions,
    allowedSites: draft.allowedSites,
    on: true,
    scope: provider.sharedWithApp ? 'chosen-tabs' : 'automatic',
    getOnly: false,
    withoutCookies: provider.sharedWithApp,
    createdAt: now,
  };
}

/** A name that the user gave stays; the one that repeats the old secret's end follows the new one. */
function replacedLabel(replaced: TokenRecord, draft: Draft): string {
  const given = replaced.label !== defaultLabel(lastFour(replaced.secret), replaced.providerName);
  return given ? replaced.label : defaultLabel(lastFour(draft.secret), replaced.providerName);
}
