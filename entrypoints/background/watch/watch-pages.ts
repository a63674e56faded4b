import {
  chosenFor,
  type ShownPage,
  withOpener,
  withoutTab,
  withShown,
} from '../../../core/browser-session/choices';
import { includesOrigin } from '../../../core/shapes/any-port';
import type { TokenRecord } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import { allTabs, loadedUrl, type PageInTab } from '../../../platform/background/tabs';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { returnUnusedAccess } from '../access/access';
import { removeTabFromRules } from '../rules/remove-rules';
import { ready } from '../start/ready';
import { choices } from '../stores/choices';
import { endGuestsUnlessAt } from '../sync/guests';
import { syncAll } from '../sync/sync-all';
import { openedVault } from '../vault/open-vault';
import { addressToRepeat, judgeRequest, type TabAtRequest, tabAtRequest, tokensAt } from './judge-request';
import {
  type EventTime,
  eventTime,
  forgetLostChoices,
  mayBeBlankPage,
  noteLostChoices,
  noteOwnRequest,
  notePageLoaded,
  restoreLostChoices,
  undoRestoredChoices,
} from './lost-choices';
import { forgetNewTab, noteOpener } from './new-tabs';
import { forgetRequests, noteLoaded, noteRequest } from './note-request';
import { forgetNewest, noteNewest, sendAgain, withoutFragment } from './send-again';

/** By tab id: when the browser reported that a page had loaded, in milliseconds since 1970. */
const loadedAt = new Map<number, number>();

/** The last request for what a tab shows, and the tokens seen on it. */
const lastRequests = new Map<number, LastRequest>();

interface LastRequest {
  readonly url: string;
  readonly carried: readonly string[];
}

/**
 * Notes who brought a tab to an API or to an allowed page. Rules can't tell who caused a request, so the links of
 * such a page are served only where the user opened it, and where the first request had to leave without the token,
 * the tab goes there again (docs/decisions/0013-own-visits.md, docs/decisions/0015-links-of-opened-pages.md).
 * @param carried ids of the tokens that were seen on the request
 */
export async function notePage(request: SeenRequest, carried: Promise<readonly string[]>): Promise<void> {
  const { tabId, url } = request;
  if (tabId < 0 || !request.topLevel || request.ahead) return;
  const tab = tabAtRequest(request, loadedAt.get(tabId) ?? 0);
  noteNewest(request);
  await inOrder(tabId, async () => {
    lastRequests.set(tabId, { url: withoutFragment(url), carried: await carried });
    // The event of the new tab may still be at work, and rules for this page must not list the tab for a conflicting token.
    if (tab.openedFrom !== null) await noteOpener(tabId, tab.openedFrom);
    await ready();
    const vault = await openedVault();
    if (vault === null) return;
    const judged = await judgeRequest(request, tab, vault);
    await noteRequest(request, await carried, judged === 'unknown' ? null : judged === 'foreign');
    if (judged === 'foreign') await endVisit(tabId);
    if (await updateLostChoices(request, judged === 'own')) await syncAll();
    if (judged === 'own' && request.method === 'GET') await serveOwnVisit(request, tab, vault);
  });
}

/** @returns whether the tab got tokens back that it was chosen for, or lost them again */
function updateLostChoices({ tabId, url, startedAt }: SeenRequest, isOwn: boolean): Promise<boolean> {
  return isOwn ? noteOwnRequest(tabId, url, startedAt) : undoRestoredChoices(tabId, startedAt);
}

/** Notes a visit of the user's own. Where its request left too early for the rules, the tab goes there again. */
async function serveOwnVisit(request: SeenRequest, tab: TabAtRequest, vault: OpenVault): Promise<void> {
  const { tabId, url, initiator } = request;
  // The copy of a tab names no initiator either, and is not the user's own choice of an address.
  const byHand = initiator === null && tab.openedFrom === null;
  const isNews = await noteVisit(tabId, url, byHand);
  if (isNews) await sendAgain(request, await addressToRepeat(request, tab), vault);
}

/**
 * Notes that the user opens an address in a tab.
 * @returns whether anything of it was new, so that the request that is under way left too early for the rules
 */
export async function noteVisit(tabId: number, url: string, byHand: boolean): Promise<boolean> {
  const { origin } = new URL(url);
  let isNews = false;
  await choices.change((now) => {
    const before = now.shown[tabId];
    const sentWith = before?.origin === origin ? before.sentWith : [];
    const page: ShownPage = { origin, byUser: true, sentWith };
    const next = withShown(byHand ? withOpener(now, tabId, []) : now, tabId, page);
    isNews = next !== now;
    return next;
  });
  if (isNews) await syncAll();
  return isNews;
}

/** Notes that a tab shows a page, or is about to. Called for every tab, also while locked. */
export function notePageShown(tabId: number, page: PageInTab): Promise<void> {
  const time = eventTime();
  if (page.loaded) loadedAt.set(tabId, time.at);
  // Before its turn and before the vault is opened: a page there could use what the tab still has meanwhile.
  const atOnce = Promise.all([
    disarmUnlessAtHome(tabId, page, time),
    endGuestsUnlessAt(tabId, originOf(page.url)),
  ]);
  return inOrder(tabId, async () => {
    const [disarmed, hasEnded] = await atOnce;
    // Once more in its turn: a request that was noted after that may have listed the tab again.
    const left = (await disarmUnlessAtHome(tabId, page, time, false)) || disarmed;
    await ready();
    // Firefox tells the address of a new tab before its first request leaves, and nothing is there to click on yet.
    const changed = page.loaded && (await noteShown(tabId, page.url, takeLastRequest(tabId)));
    if (page.loaded) await noteLoaded(tabId, page.url, await tokensOf(page.url), time.at);
    const isRestored = page.url !== null && (await restoreLostChoices(tabId, page.url, time));
    if (page.loaded) notePageLoaded(tabId, page.url, time);
    if (left || changed || hasEnded || isRestored) await syncAll();
    if (hasEnded) await returnUnusedAccess();
  });
}

/**
 * Notes pages that were there before they could be seen: before access to them was given, or while it was locked. Who
 * opened them is not known, so only a click there counts. Each tab is looked at in its turn: it may just have come
 * there, and what it showed before is still noted.
 */
export async function noteOpenPages(): Promise<void> {
  if ((await openedVault()) === null) return;
  const seen = (await allTabs()).filter(({ url }) => url !== null);
  for (const { id } of seen)
    await inOrder(id, async () => {
      if (id in (await choices.read()).shown) return;
      await noteShown(id, await loadedUrl(id));
    });
}

/** Forgets a tab that was closed. @returns whether any rule may have been for it */
export async function forgetPage(tabId: number): Promise<void> {
  lastRequests.delete(tabId);
  forgetNewest(tabId);
  loadedAt.delete(tabId);
  forgetLostChoices(tabId);
  forgetNewTab(tabId);
  await forgetRequests(tabId);
  await choices.change((now) => withOpener(withShown(now, tabId, null), tabId, []));
}

/** Events of one tab are handled in the order in which they came. */
function inOrder<T>(tabId: number, work: () => Promise<T>): Promise<T> {
  return exclusive(`tab-${tabId}`, work);
}

async function endVisit(tabId: number): Promise<void> {
  const { shown, chosenTabs } = await choices.read();
  if (!shown[tabId]?.byUser) return;
  const lost = { tabId, noLongerChosenFor: [], stillChosenFor: chosenFor({ chosenTabs }, tabId) };
  await removeTabFromRules(lost, () =>
    choices.change((now) => {
      const page = now.shown[tabId];
      return page === undefined ? now : withShown(now, tabId, { ...page, byUser: false });
    }),
  );
  await syncAll();
}

/**
 * @param time when the browser reported that page
 * @param alsoChosen whether it may lose tokens that it was chosen for; not where that may have been since the tab
 *   left, as for one that is prepared for the API. Who chooses a tab looks at it again.
 * @returns whether rules had listed the tab for what it showed, and it has left
 */
async function disarmUnlessAtHome(
  tabId: number,
  { url, nextUrl, loaded }: PageInTab,
  time: EventTime,
  alsoChosen = true,
): Promise<boolean> {
  const { chosenTabs, allowedOrigins, shown } = await choices.read();
  const origin = originOf(url);
  const chosen = chosenFor({ chosenTabs }, tabId);
  const away = alsoChosen
    ? chosen.filter((id) => origin === null || !includesOrigin(allowedOrigins[id] ?? [], origin))
    : [];
  const page = shown[tabId];
  // A tab that goes to an address again still shows the page before the first request.
  const isGone = page !== undefined && ![origin, originOf(nextUrl)].includes(page.origin);
  if (away.length === 0 && !isGone) return false;
  if (mayBeBlankPage({ url, nextUrl, loaded })) noteLostChoices(tabId, away, isGone ? page : null, time);
  const stays = chosen.filter((id) => !away.includes(id));
  const lost = { tabId, noLongerChosenFor: away, stillChosenFor: isGone ? stays : null };
  await removeTabFromRules(lost, () =>
    choices.change((now) => {
      const rest = away.reduce((before, id) => withoutTab(before, tabId, id), now);
      return isGone ? withShown(rest, tabId, null) : rest;
    }),
  );
  return true;
}

function takeLastRequest(tabId: number): LastRequest | undefined {
  const last = lastRequests.get(tabId);
  lastRequests.delete(tabId);
  return last;
}

/** @returns whether the page is another one for the rules than what was known of the tab */
async function noteShown(tabId: number, url: string | null, last?: LastRequest): Promise<boolean> {
  const vault = await openedVault();
  if (vault === null || url === null || tokensAt(url, vault).length === 0) return false;
  const { origin } = new URL(url);
  let isNews = false;
  await choices.change((now) => {
    const known = now.shown[tabId];
    // The tab is on its way elsewhere, and this is the page before.
    if (known !== undefined && known.origin !== origin) return now;
    const before = known ?? { origin, byUser: false, sentWith: [] };
    const sentWith = last?.url === withoutFragment(url) ? [...last.carried] : before.sentWith;
    isNews = sentWith.join() !== before.sentWith.join();
    return withShown(now, tabId, { ...before, sentWith });
  });
  return isNews;
}

async function tokensOf(url: string | null): Promise<readonly TokenRecord[]> {
  const vault = url === null ? null : await openedVault();
  return url === null || vault === null ? [] : tokensAt(url, vault);
}

function originOf(url: string | null): string | null {
  return url === null ? null : new URL(url).origin;
}
