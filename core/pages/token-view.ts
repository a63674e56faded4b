import { answeredTabsOf, isActive } from '../browser-session/choices';
import { requestsByTab, type SeenRequests, type Sent, sentByTab } from '../browser-session/seen-requests';
import { limitOf } from '../browser-session/send-limits';
import { findProvider } from '../providers/catalogue';
import type { Provider } from '../providers/provider';
import { servesApp } from '../providers/serves-app';
import { type ReachFacts, reachToken } from '../reach/reach-token';
import { revokePage } from '../revoke/revoke-page';
import { maskedLines } from '../token/headers';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { refusalLeads } from './refusal-leads';
import type { RegionView, RevocationView, TokenView } from './snapshot';

/** What is true in the browser now, beside the record itself. */
export interface Facts extends ReachFacts {
  readonly sent: Sent;
  readonly seen: SeenRequests;
}

/** One token as pages may see it. */
export function tokenView(token: TokenRecord, facts: Facts): TokenView {
  const provider = findProvider(token.providerId);
  const { id, label, providerId, providerName, region } = token;
  return {
    ...reachToken(token, facts),
    label,
    providerId,
    providerName,
    region,
    regions: regionsOf(provider),
    lastFour: lastFour(token.secret),
    headerLines: maskedLines(token, token.secret),
    companions: token.companions,
    suggestedSites: provider?.sites.map(({ origin, kind }) => ({ origin, kind })) ?? [],
    on: isActive(token, facts.choices, facts.now),
    switchedOffBy: switchedOffBy(token, isActive(token, facts.choices, facts.now)),
    withoutCookies: token.withoutCookies,
    acceptCookies: token.acceptCookies ?? false,
    getActs: provider?.getActs ?? false,
    sharedWithApp: token.origins.some(servesApp),
    answeredTabs: answeredTabsOf(facts.choices, id),
    sendUntil: limitOf(facts.choices, id, facts.now),
    headers: token.headers,
    sentInTab: sentByTab(facts.sent, id),
    requestsInTab: requestsByTab(facts.seen, id),
    expiresAt: token.expiresAt,
    test: token.test,
    leads: refusalLeads(token, provider),
    revocation: revocationView(token, provider),
  };
}

/** A provider's regions, empty where there is only one host. */
export function regionsOf(provider: Provider | undefined): readonly RegionView[] {
  return (provider?.hosts ?? []).flatMap(({ region, origin }) =>
    region === null ? [] : [{ name: region, origin }],
  );
}

/** A test that was asked for later changes nothing, so its refusal is no reason. */
function switchedOffBy(
  { test, createdAt, replacedAt }: TokenRecord,
  on: boolean,
): TokenView['switchedOffBy'] {
  if (on || test === null || test.at > (replacedAt ?? createdAt)) return null;
  return test.outcome === 'refused' || test.outcome === 'other-region' ? test.outcome : null;
}

function revocationView(token: TokenRecord, provider: Provider | undefined): RevocationView | null {
  if (token.revocation === null) return null;
  const { nextCheckAt, lastCheck } = token.revocation;
  return {
    nextCheckAt,
    lastCheck,
    hasPage: revokePage(provider, token) !== null,
    steps: provider?.revoke.steps ?? [],
  };
}
