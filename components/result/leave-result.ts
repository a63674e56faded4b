import { act } from '../state/act';
import { go, store } from '../state/store';

/** The result was seen: the next popup begins at home, and badges say how the tab stands. */
export async function dismissResult(): Promise<void> {
  if (store.getState().snapshot?.result) await act('result.dismiss', {});
}

/** Leaves the result, and goes back to the page's home. */
export function leaveResult(): void {
  go({ name: 'home' });
  void dismissResult();
}
