/** What a list of tokens can be narrowed to. All but `all` and `off` ask for something. */
export const FILTERS = ['all', 'refused', 'expiring', 'untested', 'clear', 'off'] as const;
export type Filter = (typeof FILTERS)[number];

/** What it can be sorted by. `attention`: what asks for something first, which is how a list begins. */
export const ORDERS = ['attention', 'token', 'provider', 'host', 'test', 'expires', 'state'] as const;

export interface Order {
  readonly by: (typeof ORDERS)[number];
  readonly descending: boolean;
}

/** What its rows stand together by. */
export const GROUPINGS = ['provider', 'host', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Characters of a search. */
export const LONGEST_SEARCH = 200;
