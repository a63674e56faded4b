import * as v from 'valibot';

export interface RequestsView {
  /** The request that the tab shows the answer to; null where that is not known. */
  readonly shown: RequestView | null;
  /** The last one that was seen in that tab. */
  readonly last: RequestView | null;
}

/** A request without its address. */
export interface RequestView {
  /** For what the tab shows, of a script, of a worker of that site, of a frame, or anything else. */
  readonly kind: 'page' | 'script' | 'worker' | 'frame' | 'other';
  readonly method: string;
  /** Whether a page led there, rather than the user; null where nobody can tell. */
  readonly byPage: boolean | null;
  /** Origin of the page that caused it, where the browser tells. */
  readonly from: string | null;
  readonly carried: boolean;
  /** Of the answer; null while none has come. */
  readonly status: number | null;
  readonly at: number;
}

const time = v.number();

/** One request to an address of a token, without that address. */
const notedRequest = v.strictObject({
  id: v.string(),
  /** Digest of the address of what a tab shows, to tell whether the tab still shows that; null for all else. */
  page: v.nullable(v.string()),
  kind: v.picklist(['page', 'script', 'worker', 'frame', 'other']),
  method: v.string(),
  /** Whether a page led there, rather than the user; null where nobody can tell. */
  byPage: v.nullable(v.boolean()),
  /** Origin of the page that caused it, where that is known. */
  from: v.nullable(v.string()),
  /** Tokens that have this address. */
  tokenIds: v.array(v.string()),
  /** Those of them that were on it. */
  carried: v.array(v.string()),
  status: v.nullable(v.number()),
  at: time,
});
export type NotedRequest = v.InferOutput<typeof notedRequest>;

/** By tab id. Lives in memory until the next lock. */
export const seenRequestsSchema = v.record(
  v.string(),
  v.strictObject({
    /** What the tab shows is the answer to this one; null where that is not known. */
    shown: v.nullable(notedRequest),
    /** The last one for what the tab is to show, until it shows that. */
    next: v.nullable(notedRequest),
    /** The last one of all. */
    last: v.nullable(notedRequest),
    /** Digest of the address that loaded last, and when: Firefox may report that before it tells of the request. */
    loaded: v.nullable(v.strictObject({ page: v.string(), at: time })),
  }),
);
export type SeenRequests = v.InferOutput<typeof seenRequestsSchema>;

const NOTHING: SeenRequests[string] = { shown: null, next: null, last: null, loaded: null };

/** Notes that a request left. One that left earlier, or the same at an earlier hop, makes way for it. */
export function withRequest(seen: SeenRequests, tabId: number, request: NotedRequest): SeenRequests {
  const before = seen[tabId] ?? NOTHING;
  const { loaded } = before;
  const isLate = before.last !== null && before.last.at > request.at;
  const last = isLate ? before.last : request;
  if (request.kind !== 'page') return { ...seen, [tabId]: { ...before, last } };
  const isShown = loaded !== null && loaded.page === request.page && loaded.at >= request.at;
  const shown = isShown ? { shown: request, next: null } : { next: request };
  return { ...seen, [tabId]: { ...before, ...shown, last } };
}

/** Notes the status of an answer. */
export function withStatus(seen: SeenRequests, requestId: string, status: number): SeenRequests {
  const told = (request: NotedRequest | null): NotedRequest | null =>
    request?.id === requestId ? { ...request, status } : request;
  const isMeant = ({ shown, next, last }: SeenRequests[string]): boolean =>
    [shown, next, last].some((request) => request?.id === requestId);
  if (!Object.values(seen).some(isMeant)) return seen;
  return Object.fromEntries(
    Object.entries(seen).map(([tabId, { shown, next, last, loaded }]) => [
      tabId,
      { shown: told(shown), next: told(next), last: told(last), loaded },
    ]),
  );
}

/**
 * Notes what a tab has loaded. It may be no answer to the last request: that was a download, or the page comes out
 * of the browser's memory.
 * @param page digest of the address in the tab
 * @param at when that was heard, in milliseconds since 1970
 */
export function withLoaded(seen: SeenRequests, tabId: number, page: string, at: number): SeenRequests {
  const before = seen[tabId] ?? NOTHING;
  const shown = [before.next, before.shown].find((request) => request?.page === page) ?? null;
  return { ...seen, [tabId]: { ...before, shown, next: null, loaded: { page, at } } };
}

/** Forgets a tab that was closed or shows something else. */
export function withoutSeen(seen: SeenRequests, tabId: number): SeenRequests {
  if (!(tabId in seen)) return seen;
  const { [String(tabId)]: _gone, ...rest } = seen;
  return rest;
}

export interface SentView {
  readonly count: number;
  /** Status of the last answer, null while none came. */
  readonly lastStatus: number | null;
  readonly lastAt: number;
  /** When a request of the user's own was seen to leave with another header, or none; null if not since. */
  readonly overriddenAt: number | null;
}

/** Requests that were seen to carry a token: by tab id, then by token id. No addresses. */
export const sentSchema = v.record(
  v.string(),
  v.record(
    v.string(),
    v.strictObject({
      count: v.number(),
      lastStatus: v.nullable(v.number()),
      lastAt: v.number(),
      overriddenAt: v.nullable(v.number()),
    }),
  ),
);
export type Sent = v.InferOutput<typeof sentSchema>;

/** Counts one request that left with the token. */
export function withSent(sent: Sent, tabId: number, tokenId: string, at: number): Sent {
  const before = sent[tabId]?.[tokenId];
  const entry = { ...(before ?? NEVER), count: (before?.count ?? 0) + 1, lastAt: at, overriddenAt: null };
  return { ...sent, [tabId]: { ...sent[tabId], [tokenId]: entry } };
}

/** Notes that a request left without the token although our rules were to set it. */
export function withOverridden(sent: Sent, tabId: number, tokenId: string, at: number): Sent {
  const entry = { ...(sent[tabId]?.[tokenId] ?? NEVER), overriddenAt: at };
  return { ...sent, [tabId]: { ...sent[tabId], [tokenId]: entry } };
}

const NEVER = { count: 0, lastStatus: null, lastAt: 0 };

/** Notes the status of its answer. */
export function withAnswer(sent: Sent, tabId: number, tokenId: string, status: number): Sent {
  const before = sent[tabId]?.[tokenId];
  return before === undefined
    ? sent
    : { ...sent, [tabId]: { ...sent[tabId], [tokenId]: { ...before, lastStatus: status } } };
}

/** Forgets what was seen of one token, as after its secret was replaced. */
export function withoutSent(sent: Sent, tokenId: string): Sent {
  const entries = Object.entries(sent).map(([tabId, tokens]) => {
    const { [tokenId]: _gone, ...rest } = tokens;
    return [tabId, rest] as const;
  });
  return Object.fromEntries(entries);
}
