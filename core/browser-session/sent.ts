import * as v from 'valibot';

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

/** The same by tab, for one token. */
export function sentByTab(sent: Sent, tokenId: string): Readonly<Record<number, SentView>> {
  const entries = Object.entries(sent).flatMap(([tabId, tokens]) => {
    const entry = tokens[tokenId];
    return entry === undefined ? [] : [[Number(tabId), entry] as const];
  });
  return Object.fromEntries(entries);
}

/** Forgets what was seen of one token, as after its secret was replaced. */
export function withoutSent(sent: Sent, tokenId: string): Sent {
  const entries = Object.entries(sent).map(([tabId, tokens]) => {
    const { [tokenId]: _gone, ...rest } = tokens;
    return [tabId, rest] as const;
  });
  return Object.fromEntries(entries);
}
