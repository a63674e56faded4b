import type { TokenView } from '../../../../core/pages/snapshot';
import type { Outcome } from '../../../../core/token/outcome';
import { FILTERS, type Filter, type Grouping, type Order } from '../../../../core/token/token-list';
import { providerTitle } from '../../../../core/token/token-title';
import { hostsText } from './token-groups';

const DAY = 24 * 3_600_000;
/** From when a token's end is worth a word. */
const SOON = 14 * DAY;

const FITS: Readonly<Record<Filter, (token: TokenView, now: number) => boolean>> = {
  all: () => true,
  refused: ({ test }) => test?.outcome === 'refused',
  expiring: ({ expiresAt }, now) => expiresAt !== null && expiresAt - now < SOON,
  untested: ({ test }) => test === null,
  clear: ({ layInClear }) => layInClear,
  off: ({ on }) => !on,
};

/** Whether a filter leaves a token in the list. @param now milliseconds since 1970 */
export function fits(token: TokenView, filter: Filter, now: number): boolean {
  return FITS[filter](token, now);
}

/** How many tokens each filter leaves. */
export function counts(tokens: readonly TokenView[], now: number): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) => tokens.filter((token) => fits(token, filter, now)).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, count(filter)])) as Record<Filter, number>;
}

/** The columns of the table, besides that of the boxes. */
export function columnsOf(grouping: Grouping): readonly Column[] {
  return ['token', grouping === 'host' ? 'provider' : 'host', 'test', 'expires', 'state'];
}
export type Column = Exclude<Order['by'], 'attention'>;

const OUTCOMES: readonly (Outcome | null)[] = [
  'refused',
  'other-region',
  'unclear',
  'not-reached',
  'too-many',
  'limited',
  null,
  'works',
];
const ASKS: readonly Filter[] = ['refused', 'expiring', 'untested', 'clear'];

/**
 * Tokens in an order; equal ones by their names.
 * @param nameOf what each is called in the list
 */
export function ordered(
  tokens: readonly TokenView[],
  { by, descending }: Order,
  nameOf: (token: TokenView) => string,
  now: number,
): readonly TokenView[] {
  const words = new Intl.Collator(undefined, { numeric: true });
  const keys = new Map(tokens.map((token) => [token.id, { name: nameOf(token), by: keyOf(token, by, now) }]));
  const compare = (one: TokenView, other: TokenView): number => {
    const [mine, its] = [keys.get(one.id), keys.get(other.id)];
    if (mine === undefined || its === undefined) return 0;
    const first =
      typeof mine.by === 'string' ? words.compare(mine.by, String(its.by)) : mine.by - Number(its.by);
    const named = words.compare(mine.name, its.name);
    return (descending ? -first : first) || named;
  };
  return by === 'token'
    ? tokens.toSorted((one, other) => {
        const named = words.compare(keys.get(one.id)?.name ?? '', keys.get(other.id)?.name ?? '');
        return descending ? -named : named;
      })
    : tokens.toSorted(compare);
}

/** The smaller, the earlier. */
function keyOf(token: TokenView, by: Order['by'], now: number): string | number {
  const { test, expiresAt, on, status } = token;
  switch (by) {
    case 'attention': {
      const asks = ASKS.findIndex((filter) => fits(token, filter, now));
      return asks === -1 ? ASKS.length : asks;
    }
    case 'token':
      return 0;
    case 'provider':
      return providerTitle(token);
    case 'host':
      return hostsText(token);
    case 'test':
      // The same outcome: the longest ago first.
      return OUTCOMES.indexOf(test?.outcome ?? null) + (test?.at ?? 0) / 1e14;
    case 'expires':
      return expiresAt ?? Number.MAX_SAFE_INTEGER;
    case 'state':
      return status === 'sent' ? 2 : on ? 1 : 0;
  }
}
