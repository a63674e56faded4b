import type { Choices } from '../../../core/browser-session/choices';
import { includesOrigin } from '../../../core/shapes/any-port';
import type { TokenRecord } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { judgeVisit, type TabBefore } from '../../../core/visits/judge-visit';
import { knowsPendingUrl, pendingUrl } from '../../../platform/background/tabs';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { choices } from '../stores/choices';
import { openerOf, openerOfFirstPage } from './new-tabs';
import { withoutFragment } from './send-again';

const HIDDEN: TabBefore = { origin: null, byUser: false };

/** What was known of a tab when the browser reported a request of it. */
export interface TabAtRequest {
  /** The tab that a new one was opened from; null for one that has shown something, or that nobody opened. */
  readonly openerId: number | null;
  /** The same for as long as the first page of the new one has not loaded whole. */
  readonly openedFrom: number | null;
  /** The address that the user gave the tab; null where there is none. */
  readonly typed: Promise<string | null>;
  readonly choices: Promise<Choices>;
  /**
   * When the last page that the browser had reported by then had loaded, in milliseconds since 1970; 0 if there was none.
   * The answer's own may follow.
   */
  readonly loadedAt: number;
}

/**
 * Reads what is known of the tab of a request, all of it begun in this turn: a quick answer replaces the page that
 * asked, and the page may be there before a new worker has opened the vault.
 * @param loadedAt when the last page of the tab had loaded, in milliseconds since 1970; 0 where none has
 */
export function tabAtRequest({ tabId, url, startedAt }: SeenRequest, loadedAt: number): TabAtRequest {
  const pending = pendingUrl(tabId);
  return {
    openerId: openerOf(tabId),
    openedFrom: openerOfFirstPage(tabId, startedAt),
    typed: knowsPendingUrl() ? pending : Promise.resolve(url),
    choices: choices.read(),
    loadedAt,
  };
}

/** Whose the page is that a request brings to a tab, as `judgeVisit` has it. */
export async function judgeRequest(
  request: SeenRequest,
  tab: TabAtRequest,
  vault: OpenVault,
): Promise<ReturnType<typeof judgeVisit>> {
  const [then, now, typed] = [await tab.choices, await choices.read(), await tab.typed];
  return judgeVisit(
    {
      ...request,
      typed: typed === null ? null : withoutFragment(typed) === withoutFragment(request.url),
      byClick: request.headers.get('sec-fetch-user') === '?1',
    },
    pageAtRequest(then, now, request, tab.loadedAt),
    tab.openerId === null ? null : pageBefore(now, tab.openerId),
    tokensAt(request.url, vault),
  );
}

/**
 * The page in the tab when the request left. Firefox may report that a page has loaded before it tells of the request
 * for it, and nobody has clicked on that page yet.
 * @param then the choices when the browser reported the request; they may be of a page before that one
 */
function pageAtRequest(
  then: Choices,
  now: Choices,
  { tabId, startedAt, initiator }: SeenRequest,
  loadedAt: number,
): TabBefore {
  const left = then.shown[tabId]?.origin === initiator ? then : now;
  const page = pageBefore(tabId in now.shown ? now : left, tabId);
  return loadedAt > startedAt && !page.byUser ? HIDDEN : page;
}

function pageBefore({ shown }: Choices, tabId: number): TabBefore {
  return shown[tabId] ?? HIDDEN;
}

/** The address that a tab goes to again for the page of a request: with the fragment that the user gave it. */
export async function addressToRepeat({ url }: SeenRequest, tab: TabAtRequest): Promise<string> {
  const typed = await tab.typed;
  return typed !== null && withoutFragment(typed) === withoutFragment(url) ? typed : url;
}

/** Tokens whose API an address is at, or whose allowed pages. */
export function tokensAt(url: string, { tokens }: OpenVault): readonly TokenRecord[] {
  const { origin } = new URL(url);
  return [...tokens.values()].filter(({ origins, allowedSites }) =>
    includesOrigin([...origins, ...allowedSites], origin),
  );
}
