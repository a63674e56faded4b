import { type BadgeState, badgeOf } from '../../core/snapshot/badge-state';
import type { Snapshot } from '../../core/snapshot/snapshot';
import { hasAccess } from '../../platform/access';
import { type Badge, showBadge } from '../../platform/background/badge';
import { allTabs } from '../../platform/background/tabs';
import { readSnapshot } from '../../platform/follow-snapshot';
import { localText } from '../../platform/i18n';
import { idleSince } from './idle-since';

const COLOURS: Readonly<Record<BadgeState['tone'], string>> = {
  quiet: '#57606a',
  good: '#1a7f4b',
  bad: '#b42318',
  waiting: '#8a5a00',
};

/** Says on the icon of every tab that we may see what its state is. */
export async function showBadges(snapshot: Snapshot | null): Promise<void> {
  const tabs = await allTabs();
  await Promise.all(tabs.map(({ id, url }) => showTabBadge(snapshot, id, url)));
}

/** The same for one tab; a navigation takes a tab's badge away. */
export async function showTabBadge(
  snapshot: Snapshot | null,
  tabId: number,
  url: string | null,
): Promise<void> {
  const origin = url !== null && /^https:/.test(url) ? new URL(url).origin : null;
  const waits = snapshot === null && origin !== null && (await hasAccess([`${origin}/*`]));
  const state = badgeOf(snapshot, { id: tabId, origin, waits }, Date.now(), await idleSince.read());
  const badge: Badge = { text: state.text, colour: COLOURS[state.tone], title: localText(state.title) };
  await showBadge(badge, tabId);
}

/** Back to what the snapshot says. */
export async function showBadgesAgain(): Promise<void> {
  await showBadges(await readSnapshot());
}
