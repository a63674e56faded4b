import { type BadgeState, badgeOf } from '../../../core/pages/badge-state';
import type { Snapshot } from '../../../core/pages/snapshot';
import { accessPattern } from '../../../core/token/access-pattern';
import { hasAccess } from '../../../platform/access';
import { type Badge, showBadge } from '../../../platform/background/badge';
import { allTabs } from '../../../platform/background/tabs';
import { readSnapshot } from '../../../platform/follow-snapshot';
import { localText } from '../../../platform/i18n';
import { sent } from '../stores/choices';
import { idleSince, sessionStart } from '../stores/lock-times';

const COLOURS: Readonly<Record<BadgeState['tone'], string>> = {
  quiet: '#57606a',
  good: '#1a7f4b',
  bad: '#b42318',
  waiting: '#8a5a00',
};

/** What each tab's badge was last set to; a new worker sets them all once. */
let shown = new Map<number, string>();

/** Says on the icon of every tab what its state is; touches only those that change. */
export async function showBadges(snapshot: Snapshot | null): Promise<void> {
  const tabs = await allTabs();
  const before = shown;
  shown = new Map(tabs.flatMap(({ id }) => [[id, before.get(id) ?? '']]));
  await Promise.all(tabs.map(({ id, url }) => showTabBadge(snapshot, id, url, shown.get(id))));
}

/**
 * The same for one tab; a navigation takes a tab's badge away.
 * @param already what it shows now, as far as we know
 */
export async function showTabBadge(
  snapshot: Snapshot | null,
  tabId: number,
  url: string | null,
  already?: string,
): Promise<void> {
  const origin = url !== null && /^https?:/.test(url) ? new URL(url).origin : null;
  const waits = snapshot === null && origin !== null && (await hasAccess([accessPattern(origin)]));
  const tab = { id: tabId, url, waits, sent: (await sent.read())[tabId] ?? {} };
  const state = badgeOf(snapshot, tab, Date.now(), await lockTime(snapshot));
  const badge: Badge = { text: state.text, colour: COLOURS[state.tone], title: localText(state.title) };
  const said = `${badge.text} ${badge.title}`;
  if (said === already) return;
  shown.set(tabId, said);
  await showBadge(badge, tabId);
}

/** Back to what the snapshot says. */
export async function showBadgesAgain(): Promise<void> {
  await showBadges(await readSnapshot());
}

/** When it locks by itself, as far as that is known. Milliseconds since 1970; null when nothing is about to. */
async function lockTime(snapshot: Snapshot | null): Promise<number | null> {
  if (snapshot === null || snapshot.vault === 'session') return null;
  const { idleMinutes, maxSessionMinutes } = snapshot.settings;
  const [idle, start] = await Promise.all([idleSince.read(), sessionStart.read()]);
  const ends = [endOf(idle, idleMinutes), endOf(start, maxSessionMinutes)].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

function endOf(start: number | null, minutes: number | null): number | null {
  return start === null || minutes === null ? null : start + minutes * 60_000;
}
