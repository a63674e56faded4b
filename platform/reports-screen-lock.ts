/** Chrome and Edge report that the screen was locked; Firefox's `idle` knows only idle and active. */
export function reportsScreenLock(): boolean {
  return !import.meta.env.FIREFOX;
}
