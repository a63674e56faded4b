import type { LockReason, VaultStatus } from '../../core/messages/vault-status';
import { clockTime, type TextKey, text } from '../format/text';

const REASONS: Readonly<Record<LockReason, TextKey>> = {
  user: 'locked_by_user',
  idle: 'locked_by_idle',
  screen: 'locked_by_screen',
  start: 'locked_by_start',
  limit: 'locked_by_limit',
};

/** Why it locked. */
export function lockReasonText(reason: LockReason): string {
  return text(REASONS[reason]);
}

/** When and why it locked; null when that is not known. */
export function lockedText({ lockedAt, lockedBecause }: VaultStatus): string | null {
  if (lockedBecause === null) return null;
  const why = lockReasonText(lockedBecause);
  return lockedAt === null ? why : text('locked_at', clockTime(lockedAt), why);
}
