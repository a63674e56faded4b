import type { SeenRequests, Sent } from '../core/browser-session/seen-requests';
import type { LockedState } from '../core/messages/vault-status';
import type { Snapshot } from '../core/pages/snapshot';
import type { SessionKey } from '../core/session-storage/session-values';
import { browser } from './browser';

/** All that pages read of `storage.session`. A request that is counted changes small keys of its own. */
export interface Published {
  /** Null while locked. */
  readonly snapshot: Snapshot | null;
  /** Null while open. Both are null before the background has started. */
  readonly locked: LockedState | null;
  /** Requests that were seen to carry a token. */
  readonly sent: Sent;
  /** The last requests of each tab. */
  readonly seen: SeenRequests;
}

const KEYS = {
  snapshot: 'snapshot',
  sent: 'sent',
  seen: 'seen-requests',
} as const satisfies Record<string, SessionKey>;

/** Reads what is published without waking the background. */
export async function readPublished(): Promise<Published> {
  const stored = await browser.storage.session.get(Object.values(KEYS));
  return {
    ...stateOf(stored[KEYS.snapshot]),
    sent: (stored[KEYS.sent] as Sent | undefined) ?? {},
    seen: (stored[KEYS.seen] as SeenRequests | undefined) ?? {},
  };
}

/** Reads the snapshot without waking the background; null while locked. */
export async function readSnapshot(): Promise<Snapshot | null> {
  const stored = await browser.storage.session.get(KEYS.snapshot);
  return stateOf(stored[KEYS.snapshot]).snapshot;
}

/** One value, so that a lock takes the open one away in the moment in which it says that it is locked. */
function stateOf(stored: unknown): Pick<Published, 'snapshot' | 'locked'> {
  const state = stored as Snapshot | LockedState | undefined;
  return {
    snapshot: state?.state === 'open' ? state : null,
    locked: state?.state === 'locked' ? state : null,
  };
}

/** Calls back with what has changed: a new snapshot, a lock, requests that were counted. */
export function followPublished(callback: (changed: Partial<Published>) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    const { [KEYS.snapshot]: snapshot, [KEYS.sent]: sent, [KEYS.seen]: seen } = changes;
    const changed: Partial<Published> = {
      ...(snapshot && stateOf(snapshot.newValue)),
      ...(sent && { sent: (sent.newValue as Sent | undefined) ?? {} }),
      ...(seen && { seen: (seen.newValue as SeenRequests | undefined) ?? {} }),
    };
    if (Object.keys(changed).length > 0) callback(changed);
  });
}
