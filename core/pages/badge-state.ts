import type { Sent } from '../browser-session/seen-requests';
import { isAboutTab, isItsTab, reachInTab, tabWorld } from '../reach/reach';
import { isAccepted } from '../token/outcome';
import type { Snapshot } from './snapshot';

/** What the icon says about one tab: in text, so that colour is never alone. */
export interface BadgeState {
  readonly text: string;
  readonly tone: 'quiet' | 'good' | 'bad' | 'waiting';
  readonly title:
    | 'badge_nothing'
    | 'badge_can_be_sent'
    | 'badge_no_header'
    | 'badge_not_accepted'
    | 'badge_expires_soon'
    | 'badge_locked_waiting'
    | 'badge_paused'
    | 'badge_locks_soon'
    | 'badge_result';
}

export interface BadgeTab {
  readonly id: number;
  readonly url: string | null;
  /** Locked, and this tab shows a host that we have access to. */
  readonly waits: boolean;
  /** Requests that were seen from it, by the token that they carried. */
  readonly sent: Sent[string];
}

/** Statuses that say the token was not accepted, or not now. */
const SHOWN_STATUSES = [401, 403, 429];
/** Milliseconds before the end at which a token counts as ending soon. */
const SOON = 60 * 60_000;

/** Milliseconds of notice before it locks by itself. */
export const LOCK_NOTICE = 2 * 60_000;

/**
 * The badge of one tab, the most urgent thing first.
 * @param locksAt when it locks by itself, as far as that is known. Milliseconds since 1970
 */
export function badgeOf(
  snapshot: Snapshot | null,
  tab: BadgeTab,
  now: number,
  locksAt: number | null,
): BadgeState {
  if (snapshot === null) {
    return tab.waits ? { text: '🔒', tone: 'waiting', title: 'badge_locked_waiting' } : NOTHING;
  }
  if (locksAt !== null && locksAt - now <= LOCK_NOTICE)
    return { text: '2m', tone: 'waiting', title: 'badge_locks_soon' };
  if (snapshot.paused) return { text: 'II', tone: 'quiet', title: 'badge_paused' };
  if (snapshot.result !== null) {
    const outcome = snapshot.tokens.find(({ id }) => id === snapshot.result?.tokenId)?.test?.outcome;
    const good = outcome !== undefined && isAccepted(outcome);
    return { text: good ? '✓' : '!', tone: good ? 'good' : 'bad', title: 'badge_result' };
  }
  const world = tabWorld(snapshot, tab.id);
  const about = snapshot.tokens.filter((token) => isAboutTab(token, tab));
  const here = about.filter((token) => isItsTab(token, tab.id, world));
  const status = here.map(({ id }) => tab.sent[id]?.lastStatus).find(isShown);
  if (status !== undefined) return { text: String(status), tone: 'bad', title: 'badge_not_accepted' };
  const sendable = about.filter((token) => reachInTab(token, tab, world).sent);
  const left = sendable.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt - now]));
  const soonest = Math.min(...left, SOON);
  if (soonest < SOON) {
    return {
      text: `${Math.max(0, Math.ceil(soonest / 60_000))}m`,
      tone: 'waiting',
      title: 'badge_expires_soon',
    };
  }
  if (sendable.length > 0) return { text: '1', tone: 'good', title: 'badge_can_be_sent' };
  const isKept = about.some((token) => token.status === 'no-header');
  return isKept ? { ...NOTHING, title: 'badge_no_header' } : NOTHING;
}

const NOTHING: BadgeState = { text: '', tone: 'quiet', title: 'badge_nothing' };

function isShown(status: number | null | undefined): status is number {
  return typeof status === 'number' && SHOWN_STATUSES.includes(status);
}
