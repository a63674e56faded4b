import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { SearchField } from '../../../../components/controls/search-field';
import { countText, text } from '../../../../components/format/text';
import { Monogram, noteText } from '../../../../components/pending/provider-rows';
import { run } from '../../../../components/state/send';
import type { ProviderView } from '../../../../core/pages/provider-view';
import { findProviders, providerIndex } from '../../../../core/providers/find-provider';
import { sendMessage } from '../../../../platform/send-message';
import { openPage } from '../../place';

/** Rows that are drawn at once. */
const ROWS = 50;
const OTHER = '#';

/** What is shown of all providers; it stays while the page is open. */
let left: { readonly typed: string; readonly letter: string | null; readonly page: number } = {
  typed: '',
  letter: null,
  page: 0,
};

/** Every provider that has a page: found by what is typed, else by its first letter. */
export function ProviderList() {
  const providers = useAllProviders();
  const [shown, setShown] = useState(left);
  const change = (next: typeof left) => {
    left = next;
    setShown(next);
  };
  const { typed, letter, page } = shown;
  const index = useMemo(() => providerIndex(providers ?? []), [providers]);
  const byName = useMemo(() => index.map(({ provider }) => provider), [index]);
  const isSearch = typed.trim() !== '';
  const fitting = useMemo(
    () => byName.filter(({ name }) => letter === null || letterOf(name) === letter),
    [byName, letter],
  );
  const search = isSearch ? findProviders(index, typed, { fitting: [], used: [] }) : null;
  const found = search?.groups.flatMap((group) => group.providers) ?? [];
  const last = Math.max(0, Math.ceil(fitting.length / ROWS) - 1);
  const first = Math.min(page, last) * ROWS;
  const rows = search === null ? fitting.slice(first, first + ROWS) : found;
  return (
    <section className="panel" aria-labelledby="all-providers" aria-busy={providers === null}>
      <div className="spread">
        <h2 id="all-providers">
          {text('all_providers')}
          {providers !== null && <span className="quiet count">{countText(providers.length)}</span>}
        </h2>
        <SearchField
          label={text('search_providers')}
          value={typed}
          onChange={(next) => change({ typed: next, letter: null, page: 0 })}
        />
      </div>
      <p className="quiet">{text('all_providers_intro')}</p>
      {!isSearch && (
        <Letters
          names={byName}
          letter={letter}
          onChoose={(next) => change({ typed, letter: next, page: 0 })}
        />
      )}
      <ul className="rows provider-rows">
        {rows.map((provider) => (
          <ProviderLink key={provider.id} provider={provider} />
        ))}
      </ul>
      {search !== null && search.count > found.length && (
        <p className="quiet">{text('providers_shown', countText(found.length), countText(search.count))}</p>
      )}
      {providers !== null && rows.length === 0 && <p className="quiet">{text('nothing_found')}</p>}
      {search === null && fitting.length > ROWS && (
        <div className="pages">
          <Button
            aria-disabled={first === 0 || undefined}
            onClick={() => first > 0 && change({ ...shown, page: first / ROWS - 1 })}
          >
            {text('page_previous')}
          </Button>
          <span role="status">
            {text(
              'providers_range',
              countText(first + 1),
              countText(first + rows.length),
              countText(fitting.length),
            )}
          </span>
          <Button
            aria-disabled={first / ROWS === last || undefined}
            onClick={() => first / ROWS < last && change({ ...shown, page: first / ROWS + 1 })}
          >
            {text('page_next')}
          </Button>
        </div>
      )}
      {isSearch && (
        <p className="unseen" role="status">
          {text('picker_found', countText(search?.count ?? 0))}
        </p>
      )}
    </section>
  );
}

/** Asked for when the list is shown: it names the user's own, so no page keeps it. */
function useAllProviders(): readonly ProviderView[] | null {
  const [providers, setProviders] = useState<readonly ProviderView[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void run(async () => {
      const list = await sendMessage('providers.all', {});
      if (isCurrent) setProviders(list);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return providers;
}

/** The letter that a name is found under, without its accent. */
function letterOf(name: string): string {
  const [first = ''] = name.normalize('NFD').toUpperCase();
  return /[A-Z]/.test(first) ? first : OTHER;
}

interface LettersProps {
  readonly names: readonly { readonly name: string }[];
  readonly letter: string | null;
  readonly onChoose: (letter: string | null) => void;
}

function Letters({ names, letter, onChoose }: LettersProps) {
  const there = [...new Set(names.map(({ name }) => letterOf(name)))].toSorted();
  const letters = [
    null,
    ...there.filter((each) => each !== OTHER),
    ...there.filter((each) => each === OTHER),
  ];
  return (
    <fieldset className="chips letters" aria-label={text('letters_label')}>
      {letters.map((each) => (
        <button
          key={each ?? ''}
          type="button"
          className="chip-button"
          aria-pressed={each === letter}
          onClick={() => onChoose(each)}
        >
          {each === null ? text('letters_all') : each === OTHER ? text('letters_other') : each}
        </button>
      ))}
    </fieldset>
  );
}

/** A button and no link: an address that it could have must not name the provider. */
function ProviderLink({ provider }: { readonly provider: ProviderView }) {
  const { id, name, hosts, own, note } = provider;
  const [host = ''] = hosts;
  const shown = host.replace(/\{(\w+)\}/g, '‹$1›');
  const word = own ? text('picker_own') : note === null ? null : noteText(note);
  return (
    <li>
      <button type="button" className="provider-row" onClick={() => openPage('provider', id)}>
        <Monogram id={id} name={name} own={own} />
        <span className="picker-said">
          <span className="picker-name">
            <bdi>{name}</bdi>
            {word !== null && <span className="picker-word">{word}</span>}
          </span>
          <bdi className="picker-host">
            {hosts.length < 2 ? shown : text('picker_hosts', shown, hosts.length - 1)}
          </bdi>
        </span>
      </button>
    </li>
  );
}
