import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { Switch } from '../../../../components/controls/switch';
import { outcomeText } from '../../../../components/format/outcome-text';
import { countText, dayText, relativeTime, type TextKey, text } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import { OutcomeIcon } from '../../../../components/tokens/outcome-line';
import { nameIn, shortNameIn } from '../../../../components/tokens/token-name';
import type { TokenView } from '../../../../core/pages/snapshot';
import { providerTitle } from '../../../../core/token/token-title';
import { openPage } from '../../place';
import { changeList, chooseTokens, useList } from './list-state';
import { COLUMNS, type Column } from './token-order';

const HEADS: Readonly<Record<Column, TextKey>> = {
  token: 'column_token',
  provider: 'column_provider',
  test: 'column_test',
  expires: 'column_expires',
  state: 'column_state',
};

interface TokenTableProps {
  /** All tokens of the vault, among which each has its name. */
  readonly all: readonly TokenView[];
  readonly found: readonly TokenView[];
  /** Place of the first row that is drawn, and how many are. */
  readonly first: number;
  readonly rows: number;
  readonly now: number;
}

/** Tokens, a row each. Only some of the found ones are drawn; the table says how many there are. */
export function TokenTable({ all, found, first, rows, now }: TokenTableProps) {
  const { order, chosen } = useList();
  const drawn = found.slice(first, first + rows);
  const isAllChosen = found.every(({ id }) => chosen.has(id));
  const sort = (by: Column) =>
    changeList({ order: { by, descending: order.by === by && !order.descending } });
  return (
    <table className="token-table" aria-labelledby="token-list" aria-rowcount={found.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className="column-choose">
            <input
              type="checkbox"
              aria-label={text('choose_all', countText(found.length))}
              checked={isAllChosen}
              onChange={() =>
                chooseTokens(
                  found.map(({ id }) => id),
                  !isAllChosen,
                )
              }
            />
          </th>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={`column-${column}`}
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
      <tbody onKeyDown={moveInTable}>
        {drawn.map((token, at) => (
          <Row
            key={token.id}
            token={token}
            name={nameIn(all, token)}
            short={shortNameIn(all, token)}
            place={first + at + 2}
            isChosen={chosen.has(token.id)}
            now={now}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly token: TokenView;
  readonly name: string;
  /** Beside the provider's name. */
  readonly short: string;
  readonly place: number;
  readonly isChosen: boolean;
  readonly now: number;
}

/** With these it waits for a tab, and nothing is wrong. */
const WAITS: readonly TokenView['status'][] = ['no-tab-chosen', 'no-visit'];

const Row = memo(
  function Row({ token, name, short, place, isChosen, now }: RowProps) {
    const { id, test, expiresAt, on, status } = token;
    const isHeld = on && status !== 'sent' && !WAITS.includes(status);
    return (
      <tr aria-rowindex={place} data-chosen={isChosen || undefined}>
        <td className="column-choose">
          <input
            type="checkbox"
            aria-label={text('choose_row', name)}
            checked={isChosen}
            value={id}
            onChange={() => chooseTokens([id], !isChosen)}
          />
        </td>
        <th scope="row" className="column-token">
          <button
            type="button"
            className="row-link"
            aria-label={name}
            data-token={id}
            onClick={() => openPage('token', id)}
          >
            <bdi>{short}</bdi>
          </button>
          <span className="quiet below">{providerTitle(token)}</span>
        </th>
        <td className="column-provider">
          <bdi>{providerTitle(token)}</bdi>
        </td>
        <td className="column-test">
          <span className="test-cell">
            <OutcomeIcon outcome={test?.outcome ?? null} size={14} />
            <span className={test === null ? 'quiet' : undefined}>
              {test === null ? text('not_tested') : outcomeText(test.outcome, token.providerName)}
            </span>
            {test !== null && <span className="quiet">{relativeTime(test.at, now)}</span>}
          </span>
        </td>
        <td className="column-expires">
          {expiresAt === null ? <span className="quiet">–</span> : expiryText(expiresAt, now)}
        </td>
        <td className="column-state">
          {isHeld && <span className="tone-limited held">{text('not_sent')}</span>}
          <Switch
            label={text('switch_label', name)}
            word={text('use_it')}
            on={on}
            onChange={(wish) => void send('token.edit', { id, on: wish })}
          />
        </td>
      </tr>
    );
  },
  // Names are the same words in a new list.
  (one, other) =>
    one.token === other.token &&
    one.isChosen === other.isChosen &&
    one.place === other.place &&
    one.name === other.name &&
    one.now === other.now,
);

function expiryText(at: number, now: number): string {
  const MONTH = 30 * 24 * 3_600_000;
  return Math.abs(at - now) < MONTH ? relativeTime(at, now) : dayText(at);
}

/**
 * The keys of a list: arrows go from row to row, with Shift they choose, and so does x. Enter opens the one that has the
 * focus, as everywhere.
 */
function moveInTable(event: KeyboardEvent<HTMLElement>): void {
  const link = (event.target as HTMLElement).closest('tr')?.querySelector<HTMLElement>('.row-link');
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')];
  if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = links.indexOf(link);
  const idOf = (element: HTMLElement | undefined) => element?.dataset['token'] ?? '';
  const isChosen = event.currentTarget.querySelector<HTMLInputElement>(
    `input[value="${idOf(link)}"]`,
  )?.checked;
  const next: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowDown: links[at + 1],
    ArrowUp: links[at - 1],
    Home: links[0],
    End: links.at(-1),
  };
  if (event.key in next) {
    const to = next[event.key];
    to?.focus();
    if (event.shiftKey && to) chooseTokens([idOf(link), idOf(to)], true);
  } else if (event.key === 'x') {
    chooseTokens([idOf(link)], isChosen !== true);
  } else return;
  event.preventDefault();
}
