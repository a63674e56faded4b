import {
  type NotedRequest,
  withLoaded,
  withoutSeen,
  withRequest,
  withStatus,
} from '../../../core/browser-session/seen-requests';
import { textDigest } from '../../../core/bytes/sha256';
import { goesTo } from '../../../core/token/goes-to';
import type { TokenRecord } from '../../../core/token/token-record';
import { addressShown } from '../../../core/visits/address-to-open';
import { JSON_VIEWER } from '../../../core/visits/judge-visit';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { ready } from '../start/ready';
import { choices, seenRequests } from '../stores/choices';
import { openedVault } from '../vault/open-vault';

/** Kinds of requests by which a person sees whether an API answered. Images and styles are none. */
const KINDS: Readonly<Record<string, NotedRequest['kind']>> = {
  main_frame: 'page',
  xmlhttprequest: 'script',
  sub_frame: 'frame',
  other: 'other',
};

/** Causes that tell no site. */
const NAMELESS: readonly string[] = ['null', JSON_VIEWER];

/**
 * Notes a request to an address of a token, so that the popup speaks of the last one and not of one before it.
 * @param carried ids of the tokens that were seen on it
 * @param byPage whether a page led the tab there; null where nobody can tell
 */
export async function noteRequest(
  request: SeenRequest,
  carried: readonly string[],
  byPage: boolean | null,
): Promise<void> {
  const kind = KINDS[request.type];
  // A preflight carries no token, whatever comes after it.
  if (kind === undefined || request.method === 'OPTIONS' || request.ahead) return;
  await ready();
  const tokenIds = [...((await openedVault())?.tokens.values() ?? [])]
    .filter((token) => goesTo(request.url, token))
    .map(({ id }) => id);
  if (tokenIds.length === 0) return;
  const isWorkers = request.tabId < 0;
  const tabs = isWorkers ? await tabsOfSite(request.initiator) : [request.tabId];
  if (tabs.length === 0) return;
  const noted: NotedRequest = {
    id: request.requestId,
    page: kind === 'page' ? await pageDigest(request.url) : null,
    kind: isWorkers ? 'worker' : kind,
    method: request.method,
    byPage,
    from: NAMELESS.includes(request.initiator ?? '') ? null : request.initiator,
    tokenIds,
    carried: [...carried],
    status: null,
    at: request.startedAt,
  };
  await seenRequests.change((seen) => tabs.reduce((now, tabId) => withRequest(now, tabId, noted), seen));
}

/** Notes the status of the answer to a request that was noted. */
export async function noteStatus(requestId: string, status: number): Promise<void> {
  await seenRequests.change((seen) => withStatus(seen, requestId, status));
}

/**
 * Notes that a tab has loaded a page.
 * @param url null where it is hidden from us
 * @param tokens those whose API the page is at, or whose allowed page it is
 * @param at when the browser reported it, in milliseconds since 1970
 */
export async function noteLoaded(
  tabId: number,
  url: string | null,
  tokens: readonly TokenRecord[],
  at: number,
): Promise<void> {
  const page = url === null || tokens.length === 0 ? null : await pageDigest(url);
  await seenRequests.change((seen) =>
    page === null ? withoutSeen(seen, tabId) : withLoaded(seen, tabId, page, at),
  );
}

/** Forgets the requests that were seen of a tab that was closed. */
export async function forgetRequests(tabId: number): Promise<void> {
  await seenRequests.change((seen) => withoutSeen(seen, tabId));
}

/** Tells whether a tab still shows the same page, without keeping its address. */
export function pageDigest(url: string): Promise<string> {
  return textDigest(addressShown(url) ?? url);
}

/** Workers belong to no tab: tabs that show their site are those in which a person misses an answer. */
async function tabsOfSite(origin: string | null): Promise<readonly number[]> {
  if (origin === null) return [];
  const { shown } = await choices.read();
  return Object.entries(shown).flatMap(([tabId, page]) => (page.origin === origin ? [Number(tabId)] : []));
}
