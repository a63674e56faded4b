import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { countText, type TextKey, text } from '../../../../components/format/text';
import { nameIn, shortNameIn } from '../../../../components/tokens/token-name';
import type { TokenView } from '../../../../core/pages/snapshot';
import type { Grouping } from '../../../../core/token/token-list';
import { changeList, chooseRange, chooseTokens, focusRow, useList } from './list-state';
import { drawnOf, type TokenGroup } from './token-groups';
import { type Column, columnsOf } from './token-order';
import { TokenRow } from './token-row';

const HEADS: Readonly<Record<Column, TextKey>> = {
  token: 'column_token',
  provider: 'column_provider',
  host: 'column_host',
  test: 'column_test',
  expires: 'column_expires',
  state: 'column_state',
};

interface TokenTableProps {
  /** All tokens of the vault, among which each has its name. */
  readonly all: readonly TokenView[];
  readonly groups: readonly TokenGroup[];
  readonly grouping: Grouping;
  /** Ids of all that were found, in the order of the rows. */
  readonly order: readonly string[];
  /** Place of the first row of the page, how many a page has, and how many of them are drawn by now. */
  readonly first: number;
  readonly rows: number;
  readonly drawnRows: number;
  readonly now: number;
}

/** Tokens, a row each. Only some of the found ones are drawn; the table says how many there are. */
export const TokenTable = memo(function TokenTable(props: TokenTableProps) {
  const { all, groups, grouping, order, first, rows, drawnRows, now } = props;
  const chosen = useList((list) => list.chosen);
  const row = useList((list) => list.row);
  const table = useRef<HTMLTableElement>(null);
  const drawn = useMemo(() => drawnOf(groups, first, drawnRows), [groups, first, drawnRows]);
  useFocusWishes(table, order, rows, drawn);
  const places = useMemo(() => new Map(order.map((id, at) => [id, at])), [order]);
  const ids = drawn.flatMap(({ tokens }) => tokens.map(({ id }) => id));
  const current = row !== null && ids.includes(row) ? row : ids[0];
  // The same for as long as the table is there, or a key press would draw every row again.
  const latest = useRef(order);
  useLayoutEffect(() => {
    latest.current = order;
  }, [order]);
  const onRange = useCallback((id: string) => chooseRange(latest.current, id, id), []);
  return (
    <table
      ref={table}
      className="token-table"
      aria-labelledby="token-list"
      aria-rowcount={order.length + 1}
      onKeyDown={(event) => onTableKey(event, order, rows)}
      // Enter and Space click a button only where both key down and key up arrive.
      onKeyUp={(event) => isOnLink(event) && event.key === ' ' && event.preventDefault()}
      onFocus={({ target }) => {
        const id = target.closest<HTMLElement>('[data-token]')?.dataset['token'];
        if (id !== undefined && id !== row) changeList({ row: id });
      }}
    >
      <TableHead order={order} columns={columnsOf(grouping)} />
      {drawn.map((group) => (
        <tbody key={group.key}>
          {group.name !== null && (
            <GroupHead
              group={group}
              chosen={chosen}
              isCurrent={current !== undefined && hasToken(group, current)}
            />
          )}
          {group.tokens.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              name={nameIn(all, token)}
              shown={grouping === 'none' ? nameIn(all, token) : shortNameIn(all, token)}
              grouping={grouping}
              place={(places.get(token.id) ?? 0) + 2}
              isChosen={chosen.has(token.id)}
              isCurrent={token.id === current}
              now={now}
              onRange={onRange}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
});

const hasToken = ({ tokens }: TokenGroup, wanted: string) => tokens.some(({ id }) => id === wanted);

interface TableHeadProps {
  readonly order: readonly string[];
  readonly columns: readonly Column[];
}

function TableHead({ order: ids, columns }: TableHeadProps) {
  const order = useList((list) => list.order);
  const chosen = useList((list) => list.chosen);
  const sort = (by: Column) =>
    changeList({ order: { by, descending: order.by === by && !order.descending } });
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="column-choose">
          <ChooseBox ids={ids} chosen={chosen} label={text('choose_all', countText(ids.length))} />
        </th>
        {columns.map((column) => (
          <th
            key={column}
            scope="col"
            className={`column-${column === 'host' || column === 'provider' ? 'beside' : column}`}
            aria-sort={order.by !== column ? undefined : order.descending ? 'descending' : 'ascending'}
          >
            <button type="button" className="sort" onClick={() => sort(column)}>
              {text(HEADS[column])}
              {order.by === column && (order.descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface GroupHeadProps {
  readonly group: TokenGroup;
  readonly chosen: ReadonlySet<string>;
  readonly isCurrent: boolean;
}

function GroupHead({ group: { name, ids }, chosen, isCurrent }: GroupHeadProps) {
  const count = countText(ids.length);
  return (
    <tr className="group-row">
      <td className="column-choose">
        <ChooseBox
          ids={ids}
          chosen={chosen}
          label={text('choose_group', count, name ?? '')}
          tabIndex={isCurrent ? 0 : -1}
        />
      </td>
      <th scope="rowgroup" colSpan={3}>
        <bdi>{name}</bdi> <span className="quiet">· {count}</span>
      </th>
      {/* Where these columns are hidden, a cell that spans them would bring them back empty. */}
      <td className="column-beside" />
      <td className="column-expires" />
    </tr>
  );
}

interface ChooseBoxProps {
  readonly ids: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly label: string;
  readonly tabIndex?: number;
}

/** One box for several tokens: all of them, some, or none. */
function ChooseBox({ ids, chosen, label, tabIndex }: ChooseBoxProps) {
  const count = ids.filter((id) => chosen.has(id)).length;
  const isAll = count === ids.length;
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && !isAll;
      }}
      aria-label={label}
      tabIndex={tabIndex}
      checked={isAll}
      onChange={() => chooseTokens(ids, !isAll)}
    />
  );
}

/** Turns to the page of a row that is to have the focus, and gives it the focus once it is drawn. */
function useFocusWishes(
  table: { readonly current: HTMLTableElement | null },
  order: readonly string[],
  rows: number,
  drawn: readonly TokenGroup[],
): void {
  const row = useList((list) => list.row);
  const page = useList((list) => list.page);
  const focusWishes = useList((list) => list.focusWishes);
  const fulfilled = useRef(focusWishes);
  useLayoutEffect(() => {
    if (row === null || fulfilled.current === focusWishes || drawn.length === 0) return;
    const at = order.indexOf(row);
    const wanted = Math.floor(at / rows);
    if (at !== -1 && wanted !== page) return changeList({ page: wanted });
    const link = table.current?.querySelector<HTMLElement>(`[data-token="${row}"] .row-link`);
    if (!link) return;
    fulfilled.current = focusWishes;
    link.focus();
  }, [table, row, page, focusWishes, order, rows, drawn]);
}

function isOnLink({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches('.row-link');
}

/**
 * The keys of a list: arrows go from row to row and Page keys from page to page, with Shift they choose all in between.
 * x chooses one, and so does Space on its name. Enter opens it, as links do.
 */
function onTableKey(event: KeyboardEvent<HTMLElement>, order: readonly string[], rows: number): void {
  const { key, target, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
  const line = target.closest<HTMLElement>('[data-token]');
  const id = line?.dataset['token'];
  if (id === undefined) return;
  const at = order.indexOf(id);
  const last = order.length - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + rows,
    PageUp: at - rows,
    Home: 0,
    End: last,
  };
  const step = steps[key];
  const to = step === undefined ? undefined : order[Math.min(Math.max(step, 0), last)];
  if (to !== undefined) {
    if (shiftKey) chooseRange(order, id, to);
    else changeList({ range: null });
    focusRow(to);
  } else if (key === 'x' || (key === ' ' && isOnLink(event))) {
    chooseTokens([id], line?.dataset['chosen'] === undefined);
  } else return;
  event.preventDefault();
}
