import { act } from '../state/act';
import { go } from '../state/go';
import { store } from '../store';

/** The result was seen. */
export function leaveResult(): void {
  const waits = store.getState().snapshot?.result;
  go({ name: 'home' });
  if (waits) void act('result.dismiss', {});
}
