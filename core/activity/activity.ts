/** What happened, kept for the user. No secret, no address. */
export type ActivityKind =
  | 'unlocked'
  | 'locked'
  | 'wrong-secret'
  | 'added'
  | 'replaced'
  | 'removed'
  | 'tested'
  | 'revoked'
  | 'revealed'
  | 'copied'
  | 'backup-made'
  | 'imported'
  | 'way-added'
  | 'way-removed'
  | 'way-changed'
  | 'started-over';

export interface ActivityEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: ActivityKind;
  /** Label of the token it was about, or a detail from a fixed list (a lock's reason, a way's kind). */
  readonly about: string | null;
}
