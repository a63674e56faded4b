/** What happened, kept for the user. No secret, no address. */
export const ACTIVITY_KINDS = [
  'unlocked',
  'locked',
  'wrong-secret',
  'added',
  'replaced',
  'removed',
  'tested',
  'revoked',
  'revealed',
  'copied',
  'saved',
  'backup-made',
  'imported',
  'way-added',
  'way-removed',
  'way-changed',
  'started-over',
  /** A record was repaired. Kinds are stored, so it keeps its first name. */
  'mended',
  'sent-unasked',
  /** By one click, and too many to be named one by one. */
  'removed-many',
  'tested-many',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export interface ActivityEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: ActivityKind;
  /** Title of the token it was about, how many those were, or a detail from a fixed list (a lock's reason, a way's kind). */
  readonly about: string | null;
  /** How it ended, from a fixed list: the outcome of a test. */
  readonly detail: string | null;
}

/** Characters that are kept of a title; provider, region and label (80) are shorter together. */
export const LONGEST_WORDS = 240;

/** What one click does to more tokens than this is one entry, or the list would hold nothing else. */
export const MOST_NAMED = 20;

/** Entries that are kept; the oldest go first. */
export const MOST_ENTRIES = 200;

/** The list with these behind it. Oldest first. */
export function withEntries(
  list: readonly ActivityEntry[],
  added: readonly ActivityEntry[],
): readonly ActivityEntry[] {
  return [...list, ...added].slice(-MOST_ENTRIES);
}
