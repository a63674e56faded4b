import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { followPublished, type Published, readPublished } from '../../platform/follow-snapshot';
import { followTab } from '../../platform/follow-tab';
import { sendMessage } from '../../platform/send-message';
import { type ThisTab, thisTab } from '../../platform/this-tab';
import type { Problem } from '../format/problem-text';
import type { FirstAnswers } from './first-answers';
import { takeHanded } from './handed-code';

/** The view of a page. `auto` lets a draft or a result that waits come first. */
export type View =
  | { readonly name: 'auto' | 'passphrase' }
  /**
   * `api`: the API that the token is for, where that is known before it is pasted; `here`: an address where the user
   * says that one is.
   */
  | {
      readonly name: 'add';
      readonly api?: { readonly id: string; readonly name: string };
      readonly here?: string;
    }
  /** `at`: the section to begin at. */
  | { readonly name: 'home'; readonly at?: string }
  | { readonly name: 'replace' | 'result' | 'revoke' | 'reveal'; readonly id: string }
  /** `at`: the part to begin at. */
  | { readonly name: 'edit'; readonly id: string; readonly at?: 'cookies' }
  | { readonly name: 'add-passkey' | 'recovery-code' | 'recovery-used' }
  | { readonly name: 'remove-unlock-method'; readonly id: string }
  /** While locked. */
  | { readonly name: 'unlock-passkey' | 'unlock-recovery' }
  /** While locked. `restores`: what comes next is a backup. */
  | { readonly name: 'start-over'; readonly restores: boolean };

/** Everything a page knows. No secret is ever in here. */
interface UiState extends Published {
  readonly tab: ThisTab | null;
  /** How often that was another tab or another address, the first included. */
  readonly tabChanges: number;
  readonly view: View;
  readonly problem: Problem | null;
  /** Whether what was pasted waited already when the page opened. */
  readonly continued: boolean;
  /** Answers the question for a fresh passphrase or passkey (`withProof`); null while none is asked. */
  readonly answerProof: ((given: boolean) => void) | null;
  /** Last words for the live region; `count` tells two that are the same apart. */
  readonly announcement: { readonly words: string; readonly count: number; readonly shown: boolean };
}

/** The part of a thrown error that a view can show. */
export function problemOf(error: unknown): Problem {
  if (isNamed(error)) return { code: error.code, params: error.params };
  return { code: 'unexpected', params: {} };
}

/** Refused messages and our own errors have both. */
function isNamed(error: unknown): error is Error & Problem {
  return error instanceof Error && 'code' in error && 'params' in error;
}

const LOCKED_VIEWS: readonly View['name'][] = ['unlock-passkey', 'unlock-recovery', 'start-over'];

/** The one store of a page. Views read it with `useUi`; it changes here and in `state/`. */
export const store = createStore<UiState>()(() => ({
  snapshot: null,
  sent: {},
  seen: {},
  locked: null,
  tab: null,
  tabChanges: 0,
  view: { name: 'home' },
  problem: null,
  continued: false,
  answerProof: null,
  announcement: { words: '', count: 0, shown: false },
}));

/** How often the tab was asked for since the page began. */
let readings = 0;

/**
 * Takes what was asked first and follows it while the page is open. A page renders afterwards: what it shows first is
 * what stays, and nothing moves.
 */
export async function startStore(view: View, asked: FirstAnswers): Promise<void> {
  store.setState({ view });
  let since: Partial<Published> = {};
  followPublished((changed) => {
    since = { ...since, ...changed };
    take(changed);
  });
  followTab(() => void readTab());
  const [published, tab] = await asked;
  // What changed while both were waited for is newer.
  const now = { ...published, ...since };
  if (readings === 0) takeTab(tab);
  store.setState({ continued: (now.snapshot?.draft ?? now.snapshot?.paste ?? null) !== null });
  take(now);
}

async function readTab(): Promise<void> {
  readings += 1;
  const reading = readings;
  const tab = await thisTab();
  // A later event may have been answered before.
  if (reading === readings) takeTab(tab);
}

function takeTab(tab: ThisTab | null): void {
  const known = store.getState().tab;
  // Same content, same object: views don't render again on every event of a loading tab.
  if (tab?.id === known?.id && tab?.url === known?.url) return;
  store.setState(({ tabChanges }) => ({ tab, tabChanges: tabChanges + 1 }));
}

/** Wakes the background, which publishes how the vault stands. */
export async function askAgain(): Promise<void> {
  store.setState({ problem: null });
  try {
    const { state, ...vaultStatus } = await sendMessage('vault.status', {});
    const published = await readPublished();
    const isThere = published.snapshot !== null || published.locked !== null;
    if (!isThere && state === 'unlocked') throw new Error('nothing is published');
    // A start that failed half-way may have published nothing, and yet it can be unlocked.
    take(isThere ? published : { locked: { ...vaultStatus, state: 'locked' } });
  } catch (error) {
    store.setState({ problem: problemOf(error) });
  }
}

/** Shows what was published. An unlock begins without what the lock was about, and a lock without words about tokens. */
function take(changed: Partial<Published>): void {
  const { snapshot, locked, view, announcement } = store.getState();
  const opens = Boolean(changed.snapshot) && snapshot === null;
  const locks = Boolean(changed.locked) && locked === null;
  if (locks) takeHanded();
  store.setState({
    ...changed,
    ...((opens || locks) && { problem: null }),
    ...(opens && LOCKED_VIEWS.includes(view.name) && { view: { name: 'auto' } }),
    ...(locks && { announcement: { ...announcement, words: '', shown: false } }),
  });
  if (changed.snapshot === null && changed.locked === null) void askAgain();
}

/** A part of the page's state; renders again when that part changes. */
export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(store, select);
}

/** Shows another view. */
export function navigate(view: View): void {
  store.setState({ view, problem: null });
}

/**
 * Says something to people who listen to the page.
 * @param shown also to those who look at it, where nothing else on it says so
 */
export function announce(words: string, shown = false): void {
  const { count } = store.getState().announcement;
  store.setState({ announcement: { words, count: count + 1, shown } });
}

/** Whether a tab sends a token by itself only after the user opened the API there. */
export function useOwnVisitsOnly(): boolean {
  return useUi(({ snapshot }) => snapshot?.settings.ownVisitsOnly ?? false);
}
