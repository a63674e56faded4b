import * as v from 'valibot';
import { carrying } from '../shapes/carrying';
import { GROUPINGS } from '../token/token-list';

const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Settings as they stand in the vault, so that nobody weakens them while it is locked.
 * Fields that came later have a default: what was sealed before lacks them. Those of a later version are kept.
 */
export const settingsSchema = carrying({
  idleMinutes: v.nullable(minutes),
  lockWithScreen: v.boolean(),
  maxSessionMinutes: v.optional(v.nullable(minutes), null),
  ownVisitsOnly: v.optional(v.boolean(), false),
  /** What the rows of the list of tokens are grouped by. */
  grouping: v.optional(v.picklist(GROUPINGS), 'provider'),
  /** When a backup was made last, and when the user last said *later*. Milliseconds since 1970. */
  lastBackupAt: v.optional(v.nullable(time), null),
  backupLaterAt: v.optional(v.nullable(time), null),
  /** When the recovery code was used; null once another one has taken its place. */
  recoveryUsedAt: v.optional(v.nullable(time), null),
});
export type VaultSettings = v.InferOutput<typeof settingsSchema>;

/** Those that say when it locks. */
type LockSettings = Pick<VaultSettings, 'idleMinutes' | 'maxSessionMinutes' | 'lockWithScreen'>;

export const DEFAULT_SETTINGS: VaultSettings = {
  idleMinutes: 60,
  lockWithScreen: false,
  maxSessionMinutes: null,
  ownVisitsOnly: false,
  grouping: 'provider',
  lastBackupAt: null,
  backupLaterAt: null,
  recoveryUsedAt: null,
};

/** In the place of stored ones that do not open: anyone who damages them gains nothing by it. */
export const CAREFUL_SETTINGS: VaultSettings = {
  ...DEFAULT_SETTINGS,
  idleMinutes: 5,
  lockWithScreen: true,
  ownVisitsOnly: true,
};

/** Whether these settings keep the vault open where those before them locked it. */
export function widensLocks(before: LockSettings, after: LockSettings): boolean {
  return (
    longer(before.idleMinutes, after.idleMinutes) ||
    longer(before.maxSessionMinutes, after.maxSessionMinutes) ||
    (before.lockWithScreen && !after.lockWithScreen)
  );
}

/** Null is never. */
function longer(before: number | null, after: number | null): boolean {
  return (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY);
}
