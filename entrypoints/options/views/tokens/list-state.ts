import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Filter, Order } from '../../../../core/token/token-list';
import { sendMessage } from '../../../../platform/send-message';

/** How the user has set the list of tokens. Search, filter and order outlive a reload of the page. */
interface ListState {
  readonly wanted: string;
  readonly filter: Filter;
  readonly order: Order;
  /** Counts from 0. */
  readonly page: number;
  readonly chosen: ReadonlySet<string>;
  /** Where a range begins, and what else was chosen. */
  readonly range: { readonly anchor: string; readonly beside: ReadonlySet<string> } | null;
  /** The row whose controls Tab reaches; null for the first that is drawn. */
  readonly row: string | null;
  /** Counts the requests to focus that row, which may not be drawn yet. */
  readonly focusWishes: number;
  /** What the last click on several tokens did. */
  readonly last: LastUse | null;
}

/** What became of tokens that were switched on or off together. */
export interface LastUse {
  readonly ids: readonly string[];
  readonly on: boolean;
  /** How many stay off beside others of their APIs, and how many because no test has accepted them yet. */
  readonly kept: number;
  readonly untested: number;
}

const FRESH: ListState = {
  wanted: '',
  filter: 'all',
  order: { by: 'attention', descending: false },
  page: 0,
  chosen: new Set(),
  range: null,
  row: null,
  focusWishes: 0,
  last: null,
};
/** Milliseconds after the last key until it is kept. */
const KEEP_AFTER = 300;

const store = createStore<ListState>()(() => FRESH);
let keeping: ReturnType<typeof setTimeout> | undefined;

/** Restores the list as this page, or one before it, left it. Where that can't be read it starts over. */
export async function startList(): Promise<void> {
  const kept = await sendMessage('list.get', {}).catch(() => null);
  if (kept !== null) store.setState(kept);
}

/** A part of it; renders again when that part changes. */
export function useList<T>(select: (list: ListState) => T): T {
  return useStore(store, select);
}

/** Changes the list. Another search, filter or order begins at its first page. */
export function changeList(changes: Partial<ListState>): void {
  const isAnother = 'wanted' in changes || 'filter' in changes || 'order' in changes;
  store.setState({ ...(isAnother && { page: 0, row: null }), ...changes });
  if (!isAnother) return;
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    const { wanted, filter, order } = store.getState();
    // It is a convenience: a failure to keep it is not shown.
    sendMessage('list.keep', { wanted, filter, order }).catch(() => undefined);
  }, KEEP_AFTER);
}

/** Chooses tokens, or no longer chooses them. A range can begin at a single one. */
export function chooseTokens(ids: readonly string[], wanted: boolean): void {
  const chosen = new Set(store.getState().chosen);
  for (const id of ids) {
    if (wanted) chosen.add(id);
    else chosen.delete(id);
  }
  const [anchor] = ids;
  const isOne = anchor !== undefined && ids.length === 1;
  store.setState({ chosen, range: isOne ? { anchor, beside: chosen } : null });
}

/**
 * Chooses from where the range begins to a token, which replaces where the range ended before.
 * @param order ids of the list
 * @param from where it begins, unless one is under way
 */
export function chooseRange(order: readonly string[], from: string, to: string): void {
  const { range, chosen } = store.getState();
  const { anchor, beside } = range ?? { anchor: from, beside: chosen };
  const [one, other] = [order.indexOf(anchor), order.indexOf(to)];
  const inside = one === -1 ? [to] : order.slice(Math.min(one, other), Math.max(one, other) + 1);
  store.setState({ chosen: new Set([...beside, ...inside]), range: { anchor, beside } });
}

/** Brings the focus to the row of a token, on whatever page of the list that is. */
export function focusRow(id: string): void {
  store.setState(({ focusWishes }) => ({ row: id, focusWishes: focusWishes + 1 }));
}

/** After a lock nothing is left of what was searched for. */
export function forgetList(): void {
  clearTimeout(keeping);
  store.setState(FRESH);
}
