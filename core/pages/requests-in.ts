import type {
  NotedRequest,
  RequestsView,
  RequestView,
  SeenRequests,
  Sent,
  SentView,
} from '../browser-session/seen-requests';

/** Requests of a tab that were seen to carry a token; null where none was. */
export function sentIn(sent: Sent, tabId: number | null, tokenId: string): SentView | null {
  return tabId === null ? null : (sent[tabId]?.[tokenId] ?? null);
}

/** What pages may know of a tab's requests to the addresses of one token, with it or without. */
export function requestsIn(seen: SeenRequests, tabId: number | null, tokenId: string): RequestsView {
  const tab = tabId === null ? undefined : seen[tabId];
  return { shown: viewFor(tab?.shown, tokenId), last: viewFor(tab?.last, tokenId) };
}

function viewFor(request: NotedRequest | null | undefined, tokenId: string): RequestView | null {
  if (!request?.tokenIds.includes(tokenId)) return null;
  const { kind, method, byPage, from, carried, status, at } = request;
  return { kind, method, byPage, from, carried: carried.includes(tokenId), status, at };
}
