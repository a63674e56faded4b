import type { Snapshot } from '../core/pages/snapshot';
import { browser } from './browser';

/** The only key of `storage.session` that pages touch. */
const SNAPSHOT_KEY = 'snapshot';

/** Reads the snapshot without waking the background; null while locked. */
export async function readSnapshot(): Promise<Snapshot | null> {
  const stored = await browser.storage.session.get(SNAPSHOT_KEY);
  return (stored[SNAPSHOT_KEY] as Snapshot | undefined) ?? null;
}

/** Calls back with every new snapshot, and with null on lock. */
export function followSnapshot(callback: (snapshot: Snapshot | null) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[SNAPSHOT_KEY];
    if (area === 'session' && change) callback((change.newValue as Snapshot | undefined) ?? null);
  });
}
