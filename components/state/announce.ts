import { store } from '../store';

/** Says something to people who listen to the page; seeing people get it elsewhere. */
export function announce(announcement: string): void {
  store.setState({ announcement });
}
