import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Filter, Order } from './token-order';

/** What the user made of the list of tokens. It stays while the page is open, and is nowhere else. */
interface ListState {
  readonly wanted: string;
  readonly filter: Filter;
  readonly order: Order;
  /** Counts from 0. */
  readonly page: number;
  readonly chosen: ReadonlySet<string>;
  /** What the last click on several tokens did. */
  readonly last: { readonly ids: readonly string[]; readonly on: boolean; readonly kept: number } | null;
}

const FRESH: ListState = {
  wanted: '',
  filter: 'all',
  order: { by: 'attention', descending: false },
  page: 0,
  chosen: new Set(),
  last: null,
};

const store = createStore<ListState>()(() => FRESH);

export function useList(): ListState {
  return useStore(store);
}

/** Changes the list. Another search, filter or order begins at its first page. */
export function changeList(changes: Partial<ListState>): void {
  const isAnother = 'wanted' in changes || 'filter' in changes || 'order' in changes;
  store.setState({ ...(isAnother && { page: 0 }), ...changes });
}

/** Chooses tokens, or takes them out of the choice. */
export function chooseTokens(ids: readonly string[], wanted: boolean): void {
  const chosen = new Set(store.getState().chosen);
  for (const id of ids) {
    if (wanted) chosen.add(id);
    else chosen.delete(id);
  }
  store.setState({ chosen });
}

/** After a lock nothing is left of what was searched for. */
export function forgetList(): void {
  store.setState(FRESH);
}
