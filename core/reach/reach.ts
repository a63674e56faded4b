import { isAnyPort } from '../shapes/any-port';
import { areInConflict } from '../token/conflicts';
import { PATH_ESCAPES } from '../token/goes-to';
import type {
  NotSentBecause,
  Reach,
  ReachCause,
  ReachRequest,
  ReachToken,
  TabShown,
  TabWorld,
  TokenStatus,
  World,
} from './world';

/** The user opens an address. */
export const BY_USER: ReachCause = { kind: 'page', initiator: null };

const METHODS: Readonly<Record<'page' | 'script' | 'other', readonly string[]>> = {
  page: ['GET', 'HEAD'],
  script: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  other: ['GET'],
};

/**
 * Whether the rules in force set a token's headers on a request, and if not, why not.
 *
 * `tests/reconciliation/reach.test.ts` holds it against the compiled rules. It knows less than the browser, and says
 * no, where a page causes a top-level request from a host without a known top-level domain: a single label, an IPv6
 * address, another extension (SECURITY.md, P2). It takes the page of a script for the one at the top of the tab.
 * It can't know that the browser had room for the rules of some pages only (`core/rules/fit-rules.ts`), nor that
 * another extension takes a header away.
 */
export function reachOf(token: ReachToken, request: ReachRequest, world: World): Reach {
  const { tabId, url, cause } = request;
  const isGuest = cause.kind === 'script' && isOf(cause.initiator, guestIn(token, tabId));
  return answer(
    statusReason(token, tabId, world) ??
      addressReason(url, token, world) ??
      methodReason(token, request) ??
      (isGuest ? null : tabReason(token, tabId, world)) ??
      conflictReason(token, tabId, world) ??
      (isGuest ? null : causeReason(token, request, world)) ??
      waitsFor(token),
  );
}

/**
 * Whether a tab is one that a token is sent from, by its page or by the user, as far as the tab decides.
 * @param tabId null asks for any tab
 */
export function reachOfTab(token: ReachToken, tabId: number | null, world: TabWorld): Reach {
  const isGuest = tabId !== null && guestIn(token, tabId).length > 0;
  return answer(
    statusReason(token, tabId, world) ??
      (tabId === null || isGuest ? null : tabReason(token, tabId, world)) ??
      conflictReason(token, tabId, world) ??
      waitsFor(token),
  );
}

/** The same for a tab as a person looks at it: it shows what the token is for, and that is not a doubtful address. */
export function reachInTab(token: ReachToken, tab: TabShown, world: TabWorld): Reach {
  const address = tab.url === null ? 'other-host' : addressReason(tab.url, token, world);
  if (!isAboutTab(token, tab)) return answer(address ?? 'other-host');
  const reach = reachOfTab(token, tab.id, world);
  return reach.sent && address === 'escaped-path' ? answer(address) : reach;
}

/** Whether a tab shows a token's API or a page that may use it there, on or off. */
export function isAboutTab(token: ReachToken, { id, url }: TabShown): boolean {
  if (url === null) return false;
  const address = addressReason(url, token, NO_TOKENS);
  if (address === null || address === 'escaped-path') return true;
  const sites = pagesOf(token);
  const pages = id === null ? sites : [...sites, ...guestIn(token, id)];
  if (pages.some((page) => isAt(url, page))) return true;
  // On a host shared with an app, a chosen tab may be at another path of it.
  return address === 'other-path' && id !== null && token.chosenTabs.includes(id);
}

/** Whether a tab is among those that a token is for, on or off, and none of another's. */
export function isItsTab(token: ReachToken, tabId: number, world: TabWorld): boolean {
  const reason = guestIn(token, tabId).length > 0 ? null : tabReason(token, tabId, world);
  return (reason ?? conflictReason(token, tabId, world)) === null;
}

/** What a page is shown of an open tab. */
export function tabWorld(
  {
    tokens,
    privateTabs,
  }: { readonly tokens: readonly ReachToken[]; readonly privateTabs: readonly number[] },
  tabId: number | null,
): TabWorld {
  return { tokens, normalTabs: tabId !== null && privateTabs.includes(tabId) ? [] : null, openTabs: null };
}

function answer(because: NotSentBecause | null): Reach {
  return because === null ? { sent: true } : { sent: false, because };
}

function statusReason(token: ReachToken, tabId: number | null, world: TabWorld): NotSentBecause | null {
  const { status } = token;
  if (status === 'rule-refused') return conflictReason(token, tabId, world) ?? status;
  return isWaiting(status) ? null : status;
}

function isWaiting(status: TokenStatus): status is 'sent' | 'no-tab-chosen' | 'no-visit' {
  return status === 'sent' || status === 'no-tab-chosen' || status === 'no-visit';
}

/** Without rules in force nothing is sent, whatever the tab. */
function waitsFor({ status }: ReachToken): NotSentBecause | null {
  if (status === 'sent') return null;
  return status === 'no-visit' ? 'no-visit' : 'other-tab';
}

const ESCAPED = new RegExp(PATH_ESCAPES, 'i');
const NO_TOKENS: Pick<TabWorld, 'tokens'> = { tokens: [] };

function addressReason(
  url: string,
  token: ReachToken,
  world: Pick<TabWorld, 'tokens'>,
): 'other-host' | 'other-path' | 'escaped-path' | null {
  const { origins, pathPrefix } = token;
  if (!origins.some((origin) => isAt(url, origin))) return 'other-host';
  const { pathname } = new URL(url);
  // `/api` is no part of `/apis`, nor of `/api:run`.
  if (!`${pathname}/`.startsWith(`${pathPrefix}/`)) return 'other-path';
  return prefixEscaped(url, token, world) === null ? null : 'escaped-path';
}

/** Ends a name for the filter of a rule, and no path. */
const OTHER_SEPARATOR = /^[^/?#A-Za-z0-9_.%-]/;

/**
 * The path prefix that an address may lead out of. The rules that guard the prefixes know hosts only: so they hold for
 * every token of the host, also for one without a prefix.
 * @returns null where the address has only one reading, or nothing of its host has a prefix
 */
export function prefixEscaped(
  url: string,
  token: ReachToken,
  { tokens }: Pick<TabWorld, 'tokens'>,
): string | null {
  if (!URL.canParse(url)) return null;
  const { pathname } = new URL(url);
  const isEscaped = ESCAPED.test(pathname);
  if (isEscaped && token.pathPrefix !== '') return token.pathPrefix;
  const continued = (prefix: string): boolean =>
    pathname.startsWith(prefix) && OTHER_SEPARATOR.test(pathname.slice(prefix.length));
  const guarded = tokens.find(
    ({ pathPrefix, status, origins }) =>
      pathPrefix !== '' && status === 'sent' && isOf(url, origins) && (isEscaped || continued(pathPrefix)),
  );
  return guarded?.pathPrefix ?? null;
}

function tabReason({ scope, chosenTabs }: ReachToken, tabId: number, world: TabWorld): NotSentBecause | null {
  if (chosenTabs.includes(tabId)) return null;
  if (scope === 'chosen-tabs') return 'other-tab';
  return (world.normalTabs?.includes(tabId) ?? true) ? null : 'private-window';
}

function conflictReason(token: ReachToken, tabId: number | null, world: TabWorld): 'conflict' | null {
  const isNew = tabId !== null && isUnnamed(token, tabId, world);
  const isInTheWay = (other: ReachToken): boolean => {
    if (token.scope === 'automatic' && other.scope === 'automatic') return true;
    const tabs = ownTabs(other);
    return isNew ? tabs.length > 0 : tabId !== null && tabs.includes(tabId);
  };
  const isConflict = world.tokens.some(
    (other) => isMeant(other) && isInTheWay(other) && areInConflict(token, other),
  );
  return isConflict ? 'conflict' : null;
}

/** Whether a tab sent its first request before rules could name it: it may have been opened from another token's. */
function isUnnamed({ scope, chosenTabs }: ReachToken, tabId: number, world: TabWorld): boolean {
  if (scope !== 'automatic' || world.normalTabs !== null || chosenTabs.includes(tabId)) return false;
  return !(world.openTabs?.includes(tabId) ?? true);
}

/** Whether a token is to be sent, so that others make way for it even where its own rules are not in force. */
function isMeant({ status }: ReachToken): boolean {
  return isWaiting(status) || status === 'rule-refused' || status === 'too-many-rules';
}

/** Tabs that are for this token and for none that is in its way. */
function ownTabs({ scope, chosenTabs, openedTabs, guests }: ReachToken): readonly number[] {
  const guestTabs = Object.keys(guests).map(Number);
  if (scope !== 'chosen-tabs' || chosenTabs.length === 0) return guestTabs;
  return [...chosenTabs, ...openedTabs, ...guestTabs];
}

function methodReason(
  { getOnly }: ReachToken,
  { tabId, method, cause }: ReachRequest,
): NotSentBecause | null {
  const { kind } = cause;
  if (kind === 'frame' || kind === 'worker') return kind;
  if (kind === 'script' && tabId < 0) return 'worker';
  const methods = kind === 'script' && getOnly ? METHODS.page : METHODS[kind];
  return methods.includes(method.toUpperCase()) ? null : 'other-method';
}

function causeReason(token: ReachToken, request: ReachRequest, world: World): NotSentBecause | null {
  const { tabId, url, cause } = request;
  const { kind, initiator } = cause;
  const { origin } = new URL(url);
  const shown = world.shown[tabId];
  const pages = pagesOf(token).filter((site) => !token.missingAccess.includes(site));
  // Neither links of its own pages nor what they download: other ports of the host are no other host for a rule.
  const own = token.plainHttp ? [] : [origin];
  if (kind === 'script') {
    if (!isOf(initiator, pages)) return 'foreign-page';
    return world.pagesNeedChosenTab && !token.chosenTabs.includes(tabId) ? 'other-tab' : null;
  }
  // An opaque page can't be named in a rule, so its requests look like the user's own.
  const isUncaused = initiator === null || initiator === 'null';
  if (kind === 'other') {
    if (!isUncaused && !isOf(initiator, own)) return 'foreign-page';
    return shown?.origin === origin && shown.sentWith.includes(token.id) ? null : 'no-answer';
  }
  if (!isUncaused && !isOf(initiator, [...own, ...pages])) return 'foreign-page';
  if (token.scope === 'chosen-tabs' || (isUncaused && !world.ownVisitsOnly)) return null;
  if (shown?.byUser !== true) return 'no-visit';
  const isPage = token.allowedSites.includes(shown.origin) && !token.origins.includes(shown.origin);
  return shown.origin === origin || (isPage && !isUncaused) ? null : 'no-visit';
}

/** By the letters, as browsers write it: to take it apart for each of a thousand tokens would take long. */
function isAt(url: string, origin: string): boolean {
  if (!isAnyPort(origin)) return url.startsWith(`${origin}/`);
  const host = origin.replace(/:0$/, '');
  return url.startsWith(host) && /^(?::\d+)?\//.test(url.slice(host.length));
}

/** Whether an address is at one of these hosts, or at a name below: rules know no ports. */
function isOf(url: string | null, origins: readonly string[]): boolean {
  if (url === null || !URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return origins.some((origin) => {
    const name = new URL(origin).hostname;
    return hostname === name || hostname.endsWith(`.${name}`);
  });
}

function pagesOf({ plainHttp, allowedSites }: ReachToken): readonly string[] {
  return plainHttp ? [] : allowedSites;
}

function guestIn({ guests }: ReachToken, tabId: number): readonly string[] {
  const guest = guests[tabId];
  return guest === undefined ? [] : [guest];
}
