import type { WayView } from '../../core/pages/snapshot';

/** A passkey is lost with its device, so one way that is none must stay. */
export function canRemove(way: WayView, ways: readonly WayView[]): boolean {
  return way.kind === 'passkey' || ways.some(({ id, kind }) => id !== way.id && kind !== 'passkey');
}
