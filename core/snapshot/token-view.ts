import { findProvider } from '../providers/catalogue';
import type { Provider } from '../providers/provider';
import { areRivals } from '../rules/rivals';
import type { Choices } from '../session/choices';
import { isActive } from '../session/is-active';
import { type Sent, sentByTab } from '../session/sent';
import { lastFour, masked } from '../token/last-four';
import type { TokenRecord } from '../token/token-record';
import type { RegionView, RevocationView, TokenStatus, TokenView } from './snapshot';

/** What is true in the browser now, beside the record itself. */
export interface Facts {
  readonly choices: Choices;
  readonly sent: Sent;
  /** Ids of tokens with rules in force. */
  readonly inForce: ReadonlySet<string>;
  /** Ids of tokens whose rules the browser refused. */
  readonly refused: ReadonlySet<string>;
  /** Origins that we have access to. */
  readonly access: ReadonlySet<string>;
  /** Tabs of private windows. */
  readonly inPrivate: readonly number[];
  readonly now: number;
}

/** One token as pages may see it. */
export function tokenView(token: TokenRecord, all: readonly TokenRecord[], facts: Facts): TokenView {
  const provider = findProvider(token.providerId);
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
    headerLines: headerLines(token, token.secret),
    companions: token.companions,
    allowedSites,
    suggestedSites: provider?.sites ?? [],
    on: isActive(token, facts.choices, facts.now),
    scope: token.scope,
    getOnly: token.getOnly,
    withoutCookies: token.withoutCookies,
    sharedWithApp: provider?.sharedWithApp ?? false,
    status: statusOf(token, facts),
    chosenTabs: facts.choices.chosenTabs[id] ?? [],
    sendUntil: facts.choices.sendUntil[id] ?? null,
    missingAccess: [...origins, ...allowedSites].filter((origin) => !facts.access.has(origin)),
    rivals: all.filter((other) => areRivals(token, other)).map((other) => other.id),
    sentInTab: sentByTab(facts.sent, id),
    expiresAt: token.expiresAt,
    test: token.test,
    revocation: revocationView(token, provider),
  };
}

/** A provider's regions, empty where there is only one host. */
export function regionsOf(provider: Provider | undefined): readonly RegionView[] {
  return (provider?.hosts ?? []).flatMap(({ region, origin }) =>
    region === null ? [] : [{ name: region, origin }],
  );
}

/** The header lines as they are sent, with dots for the secret. */
export function headerLines(
  token: Pick<TokenRecord, 'headers' | 'companions'>,
  secret: string,
): readonly string[] {
  return [
    ...token.headers.map(({ name, template, encoding }) =>
      encoding === 'basic'
        ? `${name}: Basic ••••`
        : `${name}: ${template.split('{token}').join(masked(secret))}`,
    ),
    ...token.companions.map(({ name, value }) => `${name}: ${value}`),
  ];
}

/** Read from rules and access in force, in the order in which a user would mend it. */
function statusOf(token: TokenRecord, facts: Facts): TokenStatus {
  if (token.revocation !== null) return 'revoking';
  // While its rules are in force it is sent, even when its minutes are over and the alarm is late.
  const inForce = facts.inForce.has(token.id);
  if (!inForce && !isActive(token, facts.choices, facts.now)) return 'off';
  if (!inForce && facts.choices.paused) return 'paused';
  if (facts.refused.has(token.id)) return 'rule-refused';
  if (token.origins.some((origin) => !facts.access.has(origin))) return 'no-access';
  if (inForce) return 'sent';
  // With nothing but private windows open, an automatic token waits for a tab as well.
  return token.scope === 'chosen-tabs' || facts.inPrivate.length > 0 ? 'no-tab-chosen' : 'rule-refused';
}

function revocationView(token: TokenRecord, provider: Provider | undefined): RevocationView | null {
  if (token.revocation === null) return null;
  const { startedAt, nextCheckAt, lastCheck } = token.revocation;
  const pages = provider?.revoke.pages ?? [];
  const page = pages.find(({ region }) => region === token.region) ?? pages[0];
  return {
    startedAt,
    nextCheckAt,
    lastCheck,
    page: page?.url ?? token.origins[0] ?? '',
    steps: provider?.revoke.steps ?? [],
  };
}
