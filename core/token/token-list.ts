/** What a list of tokens can be filtered by. All but `all` and `off` need the user's attention. */
export const FILTERS = ['all', 'refused', 'expiring', 'untested', 'clear', 'off'] as const;
export type Filter = (typeof FILTERS)[number];

/** What it can be sorted by. `attention`, the default: what needs the user first. */
export const ORDERS = ['attention', 'token', 'provider', 'host', 'test', 'expires', 'state'] as const;

export interface Order {
  readonly by: (typeof ORDERS)[number];
  readonly descending: boolean;
}

/** What its rows are grouped by. */
export const GROUPINGS = ['provider', 'host', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Most characters of a search. */
export const LONGEST_SEARCH = 200;
