import { Plus } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo } from 'react';
import { Button } from '../../../../components/controls/button';
import { SearchField } from '../../../../components/controls/search-field';
import { countText, type TextKey, text } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import { navigate } from '../../../../components/state/store';
import { useNow } from '../../../../components/state/use-now';
import { searchTokens } from '../../../../components/tokens/token-name';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { FILTERS, type Filter, GROUPINGS, type Grouping } from '../../../../core/token/token-list';
import { ChosenBar } from './chosen-bar';
import { changeList, useList } from './list-state';
import { NeedsYou } from './needs-you';
import { testChosen } from './test-chosen';
import { grouped } from './token-groups';
import { counts, fits } from './token-order';
import { TokenTable } from './token-table';
import { useRowsInTurn, useSame, useSorted } from './use-rows';

/** Rows that are drawn at once; a thousand would take a second to appear. */
const PAGE = 50;

const FILTER_TEXTS: Readonly<Record<Filter, TextKey>> = {
  all: 'filter_all',
  refused: 'filter_refused',
  expiring: 'filter_expiring',
  untested: 'filter_untested',
  clear: 'filter_clear',
  off: 'filter_off',
};

const GROUP_TEXTS: Readonly<Record<Grouping, TextKey>> = {
  provider: 'group_provider',
  host: 'group_host',
  none: 'group_none',
};

/** All tokens: what asks for something, and a table of them. */
export function TokensSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const { tokens, grouping, testRun } = snapshot;
  const now = useNow();
  const wanted = useList((list) => list.wanted);
  const filter = useList((list) => list.filter);
  const order = useList((list) => list.order);
  const page = useList((list) => list.page);
  const chosen = useList((list) => list.chosen);
  const counted = useMemo(() => counts(tokens, now), [tokens, now]);
  const sorted = useSorted(tokens, order, now, testRun?.state === 'running');
  // The field shows each key at once, and the rows follow.
  const looked = useDeferredValue(wanted);
  const found = useSame(
    useMemo(() => {
      const hits = new Set(looked === '' ? tokens : searchTokens(tokens, looked));
      return sorted.filter((token) => hits.has(token) && fits(token, filter, now));
    }, [tokens, sorted, looked, filter, now]),
  );
  const drawnRows = useRowsInTurn(looked, found, PAGE);
  const groups = useMemo(() => grouped(found, grouping), [found, grouping]);
  const ids = useMemo(() => groups.flatMap((group) => group.ids), [groups]);
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key } = event;
    const isTyped =
      target instanceof Element && target.closest('input:not([type=checkbox]), select') !== null;
    if (isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-token]') : null;
    const meant = tokens.filter(({ id }) =>
      chosen.size > 0 ? chosen.has(id) : id === row?.dataset['token'],
    );
    if (key === 't' && meant.length > 0 && testRun?.state !== 'running') testChosen(meant);
    else if (key === 'Escape' && chosen.size > 0) changeList({ chosen: new Set(), range: null });
    else return;
    event.preventDefault();
  };
  // Fewer may be left than when the page was turned.
  const first = Math.min(page, Math.max(0, Math.ceil(found.length / PAGE) - 1)) * PAGE;
  return (
    <>
      {tokens.length > 0 && <NeedsYou counted={counted} backupDue={snapshot.backup.due} />}
      <section className="panel" aria-labelledby="token-list" onKeyDown={onKey}>
        <div className="spread">
          <h2 id="token-list" tabIndex={-1}>
            {text('your_tokens')}
          </h2>
          <div className="actions">
            {tokens.length > 0 && (
              <SearchField
                label={text('search_tokens')}
                value={wanted}
                onChange={(typed) => changeList({ wanted: typed })}
              />
            )}
            <Button icon={Plus} onClick={() => navigate({ name: 'add' })}>
              {text('add_title')}
            </Button>
          </div>
        </div>
        {tokens.length === 0 ? (
          <p className="quiet">{text('no_tokens')}</p>
        ) : (
          <>
            <div className="spread list-choices">
              <Filters counted={counted} filter={filter} />
              <GroupBy grouping={grouping} />
            </div>
            <ChosenBar tokens={tokens} order={ids} testRun={testRun} />
            {found.length === 0 ? (
              <p className="spread">
                <span className="quiet">
                  {looked === '' ? text('no_token_here') : text('no_token_matches', looked)}
                </span>
                <Button look="link" onClick={() => changeList({ wanted: '', filter: 'all' })}>
                  {text('clear')}
                </Button>
              </p>
            ) : (
              <TokenTable
                all={tokens}
                groups={groups}
                grouping={grouping}
                order={ids}
                first={first}
                rows={PAGE}
                drawnRows={drawnRows}
                now={now}
              />
            )}
            {found.length > PAGE && <Pages first={first} count={found.length} />}
            <p className="unseen" role="status">
              {text('list_heard', countText(found.length))}
            </p>
          </>
        )}
      </section>
    </>
  );
}

interface FiltersProps {
  readonly counted: Readonly<Record<Filter, number>>;
  readonly filter: Filter;
}

/** One of them is in force. Those that would leave nothing are not there. */
function Filters({ counted, filter }: FiltersProps) {
  const offered = FILTERS.filter((each) => each === 'all' || each === filter || counted[each] > 0);
  return (
    <fieldset className="chips" aria-label={text('filter_label')}>
      {offered.map((each) => (
        <button
          key={each}
          type="button"
          className="chip-button"
          aria-pressed={each === filter}
          onClick={() => changeList({ filter: each })}
        >
          {text(FILTER_TEXTS[each], countText(counted[each]))}
        </button>
      ))}
    </fieldset>
  );
}

/** What the rows are grouped by. It is kept in the vault, for every page of ours. */
function GroupBy({ grouping }: { readonly grouping: Grouping }) {
  const id = useId();
  return (
    <span className="group-by">
      <label htmlFor={id}>{text('group_label')}</label>
      <select
        id={id}
        className="input"
        value={grouping}
        onChange={(event) => {
          const by = GROUPINGS.find((each) => each === event.currentTarget.value);
          if (by !== undefined) void send('list.group', { by });
        }}
      >
        {GROUPINGS.map((each) => (
          <option key={each} value={each}>
            {text(GROUP_TEXTS[each])}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Which rows are drawn, and the way to the others. */
function Pages({ first, count }: { readonly first: number; readonly count: number }) {
  const last = Math.min(first + PAGE, count);
  const turn = (by: number) => changeList({ page: first / PAGE + by });
  return (
    <div className="pages">
      <Button aria-disabled={first === 0 || undefined} onClick={() => first > 0 && turn(-1)}>
        {text('page_previous')}
      </Button>
      <span role="status">{text('page_of', countText(first + 1), countText(last), countText(count))}</span>
      <Button aria-disabled={last === count || undefined} onClick={() => last < count && turn(1)}>
        {text('page_next')}
      </Button>
    </div>
  );
}
