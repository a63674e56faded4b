import { answeredTabsOf, type Choices, isActive, openedTabsOf } from '../browser-session/choices';
import { limitOf } from '../browser-session/send-limits';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { revokePage } from '../revoke/revoke-page';
import { isSendable } from '../shapes/exact-origin';
import { filledTemplate, maskedLines } from '../token/headers';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { refusalLeads } from './refusal-leads';
import type { RegionView, RevocationView, TokenStatus, TokenView } from './snapshot';

/** What is true in the browser now, beside the record itself. */
export interface Facts {
  readonly providers: Providers;
  readonly choices: Choices;
  /** Ids of tokens with rules in force. */
  readonly inForce: ReadonlySet<string>;
  /** By token id: why its rules are not in force although they should be. */
  readonly unsent: ReadonlyMap<string, 'rule-refused' | 'too-many-rules'>;
  /** Origins that we have access to. */
  readonly access: ReadonlySet<string>;
  /** Whether a tab sends a token by itself only after the user opened the API there. */
  readonly ownVisitsOnly: boolean;
  /** Tabs of private windows. */
  readonly inPrivate: readonly number[];
  readonly now: number;
}

/** One token as pages may see it. */
export function tokenView(token: TokenRecord, facts: Facts): TokenView {
  const provider = facts.providers.find(token.providerId);
  const { id, label, providerId, providerName, region, origins, pathPrefix, allowedSites } = token;
  return {
    id,
    label,
    providerId,
    providerName,
    region,
    regions: regionsOf(provider),
    lastFour: lastFour(token.secret),
    origins,
    pathPrefix,
    headerLines: maskedLines(token),
    companions: token.companions,
    allowedSites,
    suggestedSites: provider?.sites.map(({ origin, kind }) => ({ origin, kind })) ?? [],
    on: isActive(token, facts.choices, facts.now),
    switchedOffBy: switchedOffBy(token, isActive(token, facts.choices, facts.now)),
    scope: token.scope,
    getOnly: token.getOnly,
    withoutCookies: token.withoutCookies,
    acceptCookies: token.acceptCookies ?? false,
    getActs: provider?.getActs ?? false,
    sharedWithApp: token.sharedWithApp,
    status: statusOf(token, facts),
    chosenTabs: facts.choices.chosenTabs[id] ?? [],
    openedTabs: openedTabsOf(facts.choices, id),
    guests: Object.fromEntries(
      Object.entries(facts.choices.letIn[id] ?? {}).filter(([, origin]) => facts.access.has(origin)),
    ),
    answeredTabs: answeredTabsOf(facts.choices, id),
    sendUntil: limitOf(facts.choices, id, facts.now),
    missingAccess: [...origins.filter(isSendable), ...allowedSites].filter(
      (origin) => !facts.access.has(origin),
    ),
    headers: token.headers.map((header) => ({
      ...header,
      template: filledTemplate(header, shownFields(token)),
    })),
    expiresAt: token.expiresAt,
    test: token.test,
    leads: refusalLeads(token, provider),
    revocation: revocationView(token, provider),
  };
}

/** The fields that are no secret, by name. */
function shownFields({ fields }: TokenRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap(({ name, value, secret }) => (secret ? [] : [[name, value]])));
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

/** Read from rules and access in force, in the order in which a user would mend it. */
function statusOf(token: TokenRecord, facts: Facts): TokenStatus {
  if (token.revocation !== null) return 'revoking';
  // While its rules are in force it is sent, even when its minutes are over and the alarm is late.
  const inForce = facts.inForce.has(token.id);
  if (!inForce && !isActive(token, facts.choices, facts.now)) return 'off';
  if (!inForce && facts.choices.paused) return 'paused';
  // No access makes them sendable, so none is asked for.
  if (!token.origins.every(isSendable)) return 'rule-refused';
  const unsent = facts.unsent.get(token.id);
  if (unsent !== undefined) return unsent;
  if (token.origins.some((origin) => !facts.access.has(origin))) return 'no-access';
  if (inForce) return 'sent';
  if (token.scope === 'automatic' && facts.ownVisitsOnly) return 'no-visit';
  // With nothing but private windows open, an automatic token waits for a tab as well.
  return token.scope === 'chosen-tabs' || facts.inPrivate.length > 0 ? 'no-tab-chosen' : 'rule-refused';
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
