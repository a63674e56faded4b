import { Plus } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { ProviderNote, ProviderView } from '../../core/pages/provider-view';
import type { ProviderGroup } from '../../core/providers/find-provider';
import { countText, type TextKey, text } from '../format/text';

type Kind = ProviderGroup<ProviderView>['kind'];

const NOTES: Readonly<Record<ProviderNote, TextKey>> = {
  'not-confirmed': 'picker_not_confirmed',
  'form-only': 'picker_form_only',
  'no-header': 'picker_no_header',
  'on-app-host': 'picker_on_app_host',
};

const HEADINGS: Readonly<Record<Exclude<Kind, 'all'>, TextKey>> = {
  fits: 'picker_fits',
  yours: 'picker_yours',
  used: 'picker_used',
  'to-check': 'picker_to_check',
  similar: 'picker_similar',
};

/** Quiet colours behind monograms, `--tint-0` and so on. */
const TINTS = 8;

/** One line of the picker. */
export interface PickerRow {
  readonly provider: ProviderView;
  readonly kind: Kind;
  /** The host to show: the one that was searched for, else the first. */
  readonly host: string;
  /** Why the token fits, in a sentence; null where nothing says so. */
  readonly fits: string | null;
}

/** What a screen reader says of a row. */
export function rowName({ provider, kind, host, fits }: PickerRow): string {
  const word = wordOn(provider, kind);
  const parts = [provider.name, hostsText(provider, host), word, fits && text('picker_fits_heard')];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

interface ProviderRowsProps {
  /** Rows of one group stand together. */
  readonly rows: readonly PickerRow[];
  /** Of all groups together, with those that are not shown. */
  readonly count: number;
  readonly searching: boolean;
  /** Place in `rows`; one beyond them is the row for an own API, null none. */
  readonly active: number | null;
  readonly idOf: (place: number) => string;
  readonly onChoose: (place: number) => void;
  /** The row that adds an own API: its text, and the call that it is checked with. */
  readonly own: { readonly words: string; readonly check: string | null } | null;
}

/** Rows of the picker, in their groups. The focus stays in the field: which row is active is said by its id. */
export function ProviderRows({ rows, count, searching, active, idOf, onChoose, own }: ProviderRowsProps) {
  const id = useId();
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const option = (place: number) => ({
    id: idOf(place),
    active: active === place,
    onChoose: () => onChoose(place),
  });
  return (
    <>
      {kinds.map((kind) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is not a group of a list box.
        <div key={kind} role="group" aria-labelledby={`${id}${kind}`}>
          <div id={`${id}${kind}`} className="overline picker-group">
            {kind === 'all' ? allText(count, searching, kinds.length) : text(HEADINGS[kind])}
          </div>
          {rows.map((row, place) =>
            row.kind === kind ? (
              <Option key={row.provider.id} {...option(place)} name={rowName(row)}>
                <ProviderRow row={row} />
              </Option>
            ) : null,
          )}
        </div>
      ))}
      {own !== null && (
        <Option {...option(rows.length)} name={[own.words, own.check].filter(Boolean).join(', ')}>
          <span className="monogram">
            <Plus size={14} />
          </span>
          <span className="picker-said">
            <bdi>{own.words}</bdi>
            {own.check !== null && <bdi className="picker-why">{own.check}</bdi>}
          </span>
        </Option>
      )}
    </>
  );
}

function allText(count: number, searching: boolean, groups: number): string {
  if (searching && groups > 1) return text('picker_others');
  return text(searching ? 'picker_matches' : 'picker_all', countText(count));
}

interface OptionProps {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Option({ id, name, active, onChoose, children }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys.
    <div
      ref={row}
      id={id}
      role="option"
      aria-label={name}
      aria-selected={active}
      tabIndex={-1}
      className="picker-row"
      // A press would take the focus from the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

function ProviderRow({ row }: { readonly row: PickerRow }) {
  const { provider, kind, host, fits } = row;
  const word = wordOn(provider, kind);
  return (
    <>
      <Monogram id={provider.id} name={provider.name} own={provider.own} />
      <span className="picker-said">
        <span className="picker-name">
          <bdi>{provider.name}</bdi>
          {word !== null && <span className="picker-word">{word}</span>}
        </span>
        <bdi className="picker-host">{hostsText(provider, host)}</bdi>
        {fits !== null && fits !== '' && <span className="picker-why">{fits}</span>}
      </span>
    </>
  );
}

/** Two letters of a name on a quiet colour: no logo, which would be somebody's. */
export function Monogram({ id, name, own }: Pick<ProviderView, 'id' | 'name' | 'own'>) {
  return (
    <span className="monogram" data-tint={tintOf(id)} data-own={own || undefined} aria-hidden="true">
      {monogram(name)}
    </span>
  );
}

/** What a person should know before they choose a provider. */
export function noteText(note: ProviderNote): string {
  return text(NOTES[note]);
}

/** At most one word on a row. Among the user's own, *yours* needs no saying. */
function wordOn({ own, note }: ProviderView, kind: Kind): string | null {
  if (own && kind !== 'yours') return text('picker_own');
  return note === null ? null : noteText(note);
}

/** A field in a host is shown as what stands for the user's own word. */
function hostsText({ hosts }: ProviderView, host: string): string {
  const shown = host.replace(/\{(\w+)\}/g, '‹$1›');
  return hosts.length < 2 ? shown : text('picker_hosts', shown, hosts.length - 1);
}

/** `PD` for PagerDuty, `AP` for Acme pages, `PY` for Pylon. */
function monogram(name: string): string {
  const words = name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '?', second] = words.map((word) => Array.from(word));
  return [first[0], second?.[0] ?? first[1]].join('').toUpperCase();
}

/** The same colour for one provider wherever it stands. */
function tintOf(id: string): number {
  return Array.from(id).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TINTS;
}
