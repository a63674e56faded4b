import type { ErrorCode } from '../errors/keybearer-error';
import type { PasskeyRequest } from '../shapes/passkey-request';

/** Where the vault stands. Pages ask while nothing is published, which wakes the background. */
export interface VaultStatus {
  readonly state: 'unlocked' | 'locked';
  readonly lockedAt: number | null;
  readonly lockedBecause: LockReason | null;
  /** Milliseconds since 1970 before which no secret is tried; null when one may be tried now. */
  readonly nextTryAt: number | null;
  /** What would open it. */
  readonly ways: UnlockMethods;
  /** Why the stored vault can't be opened by any secret: it is damaged, or a newer version wrote it. */
  readonly problem: ErrorCode | null;
}

/** What is published for pages while it is locked. It names no token. */
export interface LockedState extends VaultStatus {
  readonly state: 'locked';
}

/** `limit`: the session limit was reached. */
export const LOCK_REASONS = ['user', 'idle', 'screen', 'start', 'limit'] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

export interface UnlockMethods {
  readonly passphrase: boolean;
  readonly recovery: boolean;
  readonly passkeys: readonly PasskeyRequest[];
}
