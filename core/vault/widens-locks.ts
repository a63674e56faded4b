import type { Settings } from '../pages/snapshot';

/** Whether these settings keep the vault open where those before them locked it. */
export function widensLocks(before: Settings, after: Settings): boolean {
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
