import { answeredTabsOf, isActive } from '../browser-session/choices';
import { limitOf } from '../browser-session/send-limits';
import { againstCatalogue, providerOf } from '../providers/against-catalogue';
import { haveOneOwner, registrableDomain } from '../providers/own-host';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldIn, filledOrigin, fillsHosts, isAtVendor } from '../providers/tenant-host';
import { type ReachFacts, reachToken } from '../reach/reach-token';
import { preparedRevoke } from '../revoke/revoke-call';
import { revokePage } from '../revoke/revoke-page';
import { fieldValues, filledTemplate, maskedLines } from '../token/headers';
import { lastFour } from '../token/secret';
import { switchedOffBy } from '../token/tested';
import type { TokenRecord } from '../token/token-record';
import { askView } from './ask-view';
import { refusalLeads } from './refusal-leads';
import type { NewFacts, RegionView, RevocationView, TokenView } from './snapshot';

/** What is true in the browser now, besides the record itself. */
export interface Facts extends ReachFacts {
  readonly providers: Providers;
}

/** One token as pages may see it. */
export function tokenView(token: TokenRecord, facts: Facts): TokenView {
  const provider = providerOf(token, facts.providers);
  const { id, label, providerId, providerName, region } = token;
  return {
    ...reachToken(token, facts),
    label,
    providerId,
    providerName,
    region,
    // Those of another company are chosen where a token is added.
    regions:
      provider && isAtVendor(provider, token.origins)
        ? regionsOf(provider, fieldValues(token)).filter(({ origin }) =>
            token.origins.some((each) => haveOneOwner(each, origin)),
          )
        : [],
    lastFour: lastFour(token.secret),
    headerLines: maskedLines(token),
    // Part by part: what a file or a later version added to them is not for pages.
    companions: token.companions.map(({ name, value, sentOn }) => ({ name, value, sentOn })),
    suggestedSites: provider?.sites.map(({ origin, kind }) => ({ origin, kind })) ?? [],
    on: isActive(token, facts.choices, facts.now),
    switchedOffBy: isActive(token, facts.choices, facts.now) ? null : switchedOffBy(token),
    withoutCookies: token.withoutCookies,
    acceptCookies: token.acceptCookies ?? false,
    layInClear: token.layInClear ?? false,
    getActs: provider?.getActs ?? false,
    sharedWithApp: token.sharedWithApp,
    answeredTabs: answeredTabsOf(facts.choices, id),
    sendUntil: limitOf(facts.choices, id, facts.now),
    headers: token.headers.map((header) => ({
      name: header.name,
      template: filledTemplate(header, shownFields(token)),
      encoding: header.encoding,
    })),
    expiresAt: token.expiresAt,
    test: token.test,
    leads: refusalLeads(token, provider),
    asks: askView(token, provider),
    revocation: revocationView(token, provider),
    catalogue: catalogueView(token, facts.providers),
  };
}

/** The fields that are no secret, by name. */
function shownFields({ fields }: TokenRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap(({ name, value, secret }) => (secret ? [] : [[name, value]])));
}

/**
 * A provider's regions, empty where there is only one host. One whose host needs a field that the token has not is left
 * out: the provider may have come to ask for it later.
 * @param fields of the token, by name
 */
export function regionsOf(
  provider: Provider | undefined,
  fields: Readonly<Record<string, string>>,
): readonly RegionView[] {
  return (provider?.hosts ?? []).flatMap(({ region, origin }) => {
    const field = fieldIn(origin);
    const value = field === null ? '' : (fields[field] ?? '');
    const isFilled = field === null || (Object.hasOwn(fields, field) && fillsHosts([origin], field, value));
    return region === null || !isFilled ? [] : [{ name: region, origin: filledOrigin(origin, fields) }];
  });
}

/** What differs, with the lines that would be sent. */
export function catalogueView(token: TokenRecord, providers: Providers): TokenView['catalogue'] {
  const difference = againstCatalogue(token, providers);
  if (difference?.kind !== 'changed') return difference;
  const { kind, name, next, takeable } = difference;
  return { kind, name, takeable, ...newFacts(next) };
}

/** What is shown of changes before they are taken. */
export function newFacts(next: TokenRecord): NewFacts {
  return { headerLines: maskedLines(next), origins: next.origins, pathPrefix: next.pathPrefix };
}

function pagesOf(provider: Provider | undefined): readonly string[] {
  const origins = (kind: 'console' | 'docs') =>
    (provider?.sites ?? []).filter((site) => site.kind === kind).map(({ origin }) => origin);
  return [...new Set([...origins('console'), ...origins('docs')])];
}

function revocationView(token: TokenRecord, provider: Provider | undefined): RevocationView | null {
  if (token.revocation === null) return null;
  const { nextCheckAt, lastCheck, call: lastCall = null } = token.revocation;
  const prepared = preparedRevoke(provider, token);
  return {
    nextCheckAt,
    lastCheck,
    hasPage: revokePage(provider, token) !== null,
    steps: provider?.revoke.steps ?? [],
    site: siteOf(token.origins[0] ?? ''),
    pages: pagesOf(provider),
    call: prepared && { origin: prepared.origin, lines: prepared.lines },
    // Part by part: what a later version added to it is not for pages.
    lastCall: lastCall && {
      at: lastCall.at,
      outcome: lastCall.outcome,
      status: lastCall.status,
      reason: lastCall.reason,
      message: lastCall.message,
    },
  };
}

function siteOf(origin: string): string {
  const { hostname } = new URL(origin);
  return registrableDomain(hostname) ?? hostname;
}
