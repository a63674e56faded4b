import { store } from './store';
import type { View } from './ui-state';

/** Shows another view. */
export function go(view: View): void {
  store.setState({ view, problem: null });
}
