import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { Button } from '../../../../components/controls/button';
import { SearchField } from '../../../../components/controls/search-field';
import { countText, type TextKey, text } from '../../../../components/format/text';
import { navigate } from '../../../../components/state/store';
import { useNow } from '../../../../components/state/use-now';
import { nameIn, searchTokens } from '../../../../components/tokens/token-name';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { ChosenBar } from './chosen-bar';
import { changeList, useList } from './list-state';
import { NeedsYou } from './needs-you';
import { counts, FILTERS, type Filter, fits, ordered } from './token-order';
import { TokenTable } from './token-table';

/** Rows that are drawn at once; a thousand would take a second to appear. */
const PAGE = 50;

export const FILTER_TEXTS: Readonly<Record<Filter, TextKey>> = {
  all: 'filter_all',
  refused: 'filter_refused',
  expiring: 'filter_expiring',
  untested: 'filter_untested',
  clear: 'filter_clear',
  off: 'filter_off',
};

/** All tokens: what asks for something, and a table of them. */
export function TokensSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const { tokens } = snapshot;
  const now = useNow();
  const { wanted, filter, order, page, chosen } = useList();
  const counted = useMemo(() => counts(tokens, now), [tokens, now]);
  // Sorting is slow, and typing only narrows what is sorted.
  const sorted = useMemo(
    () => ordered(tokens, order, (token) => nameIn(tokens, token), now),
    [tokens, order, now],
  );
  // The field shows each key at once, and the rows follow.
  const looked = useDeferredValue(wanted);
  const found = useMemo(() => {
    const hits = new Set(looked === '' ? tokens : searchTokens(tokens, looked));
    return sorted.filter((token) => hits.has(token) && fits(token, filter, now));
  }, [tokens, sorted, looked, filter, now]);
  // Fewer may be left than when the page was turned.
  const first = Math.min(page, Math.max(0, Math.ceil(found.length / PAGE) - 1)) * PAGE;
  return (
    <>
      {tokens.length > 0 && <NeedsYou counted={counted} backupDue={snapshot.backup.due} />}
      <section className="panel" aria-labelledby="token-list">
        <div className="spread">
          <h2 id="token-list">{text('your_tokens')}</h2>
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
            <Filters counted={counted} filter={filter} />
            <ChosenBar tokens={tokens} chosen={chosen} />
            {found.length === 0 ? (
              <p className="spread">
                <span className="quiet">{text('no_token_matches')}</span>
                <Button look="link" onClick={() => changeList({ wanted: '', filter: 'all' })}>
                  {text('clear')}
                </Button>
              </p>
            ) : (
              <TokenTable all={tokens} found={found} first={first} rows={PAGE} now={now} />
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
  if (offered.length === 1) return null;
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
