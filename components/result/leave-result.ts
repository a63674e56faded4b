import { send } from '../state/send';
import { navigate, store } from '../state/store';

/** The result was seen: the next popup begins at home, and badges say how the tab stands. */
export async function dismissResult(): Promise<void> {
  if (store.getState().snapshot?.result) await send('result.dismiss', {});
}

/** Leaves the result, and goes back to the page's home. */
export function leaveResult(): void {
  navigate({ name: 'home' });
  void dismissResult();
}
