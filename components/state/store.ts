import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../../core/pages/snapshot';
import { followSnapshot, readSnapshot } from '../../platform/follow-snapshot';
import { followTab } from '../../platform/follow-tab';
import { sendMessage } from '../../platform/send-message';
import { thisTab } from '../../platform/this-tab';
import { takeHanded } from './handed-code';
import { problemOf } from './problem-of';
import type { UiState, View } from './ui-state';

const LOCKED_VIEWS: readonly View['name'][] = ['unlock-passkey', 'unlock-recovery', 'start-over'];

/** The one store of a page. Views read it with `useUi`; it changes here and in `state/`. */
export const store = createStore<UiState>()(() => ({
  snapshot: null,
  standing: null,
  tab: null,
  tabChanges: 0,
  view: { name: 'home' },
  problem: null,
  continued: false,
  answerProof: null,
  announcement: { words: '', count: 0, shown: false },
}));

/** Reads what there is and follows it while the page is open. */
export function startStore(view: View): void {
  store.setState({ view });
  followSnapshot((snapshot) => void take(snapshot));
  followTab(() => void readTab());
  void readTab();
  void readSnapshot().then(async (snapshot) => {
    store.setState({ continued: snapshot !== null && (snapshot.draft !== null || snapshot.paste !== null) });
    await take(snapshot);
  });
}

let readings = 0;

async function readTab(): Promise<void> {
  readings += 1;
  const reading = readings;
  const tab = await thisTab();
  // A later event may have been answered before.
  if (reading !== readings) return;
  const known = store.getState().tab;
  // Same content, same object: views don't render again on every event of a loading tab.
  if (tab?.id === known?.id && tab?.url === known?.url) return;
  store.setState(({ tabChanges }) => ({ tab, tabChanges: tabChanges + 1 }));
}

/** Asks the background again how the vault stands. */
export async function askAgain(): Promise<void> {
  store.setState({ problem: null });
  await take(await readSnapshot());
}

async function take(snapshot: Snapshot | null): Promise<void> {
  if (snapshot) {
    const { view } = store.getState();
    // The next lock must not begin with what this one was opened by.
    const over = LOCKED_VIEWS.includes(view.name);
    // Nor with what went wrong before it.
    const before = store.getState().snapshot === null ? { problem: null } : {};
    store.setState({ snapshot, standing: null, ...before, ...(over ? { view: { name: 'auto' } } : {}) });
    return;
  }
  takeHanded();
  // What was said last may name a token.
  const announcement = { ...store.getState().announcement, words: '', shown: false };
  store.setState({ snapshot: null, problem: null, announcement });
  try {
    const standing = await sendMessage('standing.get', {});
    // The first question after a browser start wakes the background, which then writes a snapshot.
    const fresh = standing.state === 'unlocked' ? await readSnapshot() : null;
    if (fresh) store.setState({ snapshot: fresh, standing: null });
    else if (!store.getState().snapshot) store.setState({ standing });
  } catch (error) {
    store.setState({ problem: problemOf(error) });
  }
}
