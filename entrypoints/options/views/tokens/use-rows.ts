import { useEffect, useMemo, useReducer, useRef } from 'react';
import { nameIn } from '../../../../components/tokens/token-name';
import type { TokenView } from '../../../../core/pages/snapshot';
import type { Order } from '../../../../core/token/token-list';
import { ordered } from './token-order';

/** Rows that appear in one frame while somebody types: more would take longer than a key press may. */
const AT_ONCE = 15;

/**
 * Tokens in the order of the list. Sorting is slow, and typing only narrows what is sorted.
 * @param stays whether rows keep their places, as while they are tested one after another
 */
export function useSorted(
  tokens: readonly TokenView[],
  order: Order,
  now: number,
  stays: boolean,
): readonly TokenView[] {
  const before = useRef<{ readonly order: Order; readonly places: ReadonlyMap<string, number> }>(null);
  const sorted = useMemo(() => {
    const { places } = stays && before.current?.order === order ? before.current : { places: null };
    if (places === null) return ordered(tokens, order, (token) => nameIn(tokens, token), now);
    const placeOf = ({ id }: TokenView) => places.get(id) ?? places.size;
    return tokens.toSorted((one, other) => placeOf(one) - placeOf(other));
  }, [tokens, order, now, stays]);
  useEffect(() => {
    before.current = { order, places: new Map(sorted.map(({ id }, at) => [id, at])) };
  }, [order, sorted]);
  return sorted;
}

/** The previous list where both have the same tokens: most keys narrow nothing. */
export function useSame(tokens: readonly TokenView[]): readonly TokenView[] {
  const before = useRef(tokens);
  const isSame =
    before.current.length === tokens.length && tokens.every((token, at) => token === before.current[at]);
  const same = isSame ? before.current : tokens;
  useEffect(() => {
    before.current = same;
  }, [same]);
  return same;
}

/**
 * How many rows are drawn: after a key in the search those that are in sight, and a frame later those below. Whatever
 * else changes the list shows all of them at once, so that nothing moves.
 */
export function useRowsInTurn(looked: string, found: readonly TokenView[], most: number): number {
  const before = useRef({ looked, found, rows: most });
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const isTyped = before.current.looked !== looked && before.current.found !== found;
  const rows = isTyped ? AT_ONCE : before.current.rows;
  useEffect(() => {
    before.current = { looked, found, rows };
    if (rows >= most) return;
    const frame = requestAnimationFrame(() => {
      before.current = { looked, found, rows: rows + AT_ONCE };
      draw();
    });
    return () => cancelAnimationFrame(frame);
  }, [looked, found, rows, most]);
  return Math.min(rows, most);
}
