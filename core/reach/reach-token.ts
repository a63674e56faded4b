import { type Choices, isActive, openedTabsOf } from '../browser-session/choices';
import { isSendable } from '../shapes/exact-origin';
import { isPlainHttp, scopeOf } from '../token/plain-http';
import type { TokenRecord } from '../token/token-record';
import type { ReachToken, TokenStatus, World } from './world';

/** What is true in the browser now, besides the records themselves. */
export interface ReachFacts {
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

/** As much of a record and of what was chosen for it as its reach depends on. It holds no secret. */
export function reachToken(token: TokenRecord, facts: ReachFacts): ReachToken {
  const { id, origins, pathPrefix, headers, companions, allowedSites, getOnly } = token;
  const { choices, access } = facts;
  const plainHttp = isPlainHttp(token);
  const letIn = plainHttp ? {} : (choices.letIn[id] ?? {});
  return {
    id,
    origins,
    pathPrefix,
    headers,
    companions,
    allowedSites,
    scope: scopeOf(token),
    getOnly,
    plainHttp,
    status: statusOf(token, facts),
    chosenTabs: choices.chosenTabs[id] ?? [],
    openedTabs: openedTabsOf(choices, id),
    guests: Object.fromEntries(Object.entries(letIn).filter(([, origin]) => access.has(origin))),
    missingAccess: [...origins.filter(isSendable), ...allowedSites].filter((origin) => !access.has(origin)),
  };
}

/** Everything that decides what carries a token now. */
export function worldOf(
  tokens: readonly TokenRecord[],
  facts: ReachFacts,
  limits: Pick<World, 'normalTabs' | 'openTabs' | 'pagesNeedChosenTab'>,
): World {
  return {
    ...limits,
    tokens: tokens.map((token) => reachToken(token, facts)),
    shown: facts.choices.shown,
    ownVisitsOnly: facts.ownVisitsOnly,
  };
}

/** Read from rules and access in force, in the order in which a user would fix them. */
function statusOf(token: TokenRecord, facts: ReachFacts): TokenStatus {
  if (token.revocation !== null) return 'revoking';
  if (token.headers.length === 0) return 'no-header';
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
  const scope = scopeOf(token);
  if (scope === 'automatic' && facts.ownVisitsOnly) return 'no-visit';
  // With nothing but private windows open, an automatic token waits for a tab as well.
  return scope === 'chosen-tabs' || facts.inPrivate.length > 0 ? 'no-tab-chosen' : 'rule-refused';
}
