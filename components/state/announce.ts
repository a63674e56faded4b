import { store } from './store';

/**
 * Says something to people who listen to the page.
 * @param shown also to those who look at it, where nothing else on it says so
 */
export function announce(words: string, shown = false): void {
  const { count } = store.getState().announcement;
  store.setState({ announcement: { words, count: count + 1, shown } });
}
