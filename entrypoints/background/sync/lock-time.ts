import type { Snapshot } from '../../../core/pages/snapshot';
import { idleSince } from '../stores/idle-since';
import { sessionStart } from '../stores/session-start';

/** When it locks by itself, as far as that is known. Milliseconds since 1970; null when nothing is about to. */
export async function lockTime(snapshot: Snapshot | null): Promise<number | null> {
  if (snapshot === null || snapshot.vault === 'session') return null;
  const { idleMinutes, maxSessionMinutes } = snapshot.settings;
  const [idle, start] = await Promise.all([idleSince.read(), sessionStart.read()]);
  const ends = [endOf(idle, idleMinutes), endOf(start, maxSessionMinutes)].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

function endOf(start: number | null, minutes: number | null): number | null {
  return start === null || minutes === null ? null : start + minutes * 60_000;
}
