import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import type { ProviderView } from '../../core/pages/provider-view';
import { cleanText } from '../../core/probe/clean-text';
import { type FoundProviders, findProviders, providerIndex } from '../../core/providers/find-provider';
import { LONGEST_SEARCH, looksLikeToken, typedAddress } from '../../core/providers/typed-search';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import { Notice } from '../controls/notice';
import { countText, text } from '../format/text';
import { announce } from '../state/store';
import { useFocus } from '../state/use-focus';
import { useProviders } from '../state/use-providers';
import { type PickerRow, ProviderRows, rowName } from './provider-rows';

export interface ProviderPickerProps {
  /** By id, in their order: the sentence that says why the token fits. */
  readonly fits: ReadonlyMap<string, string>;
  /** Ids of providers that were used before, the last first. */
  readonly used: readonly string[];
  readonly onChoose: (id: string) => void;
  /** Where Escape leads once nothing is typed; left out where the picker is part of a view. */
  readonly onBack?: () => void;
  /** Takes what was pasted into the field for the token; left out where there is no place for it. */
  readonly onToken?: (pasted: string) => void;
  /** Adds an own API by the name or address that was typed; left out where none can be added. */
  readonly onOwn?: (typed: string) => void;
}

/** Rows that Page Up and Page Down go past. */
const PAGE = 8;
/** Milliseconds after the last key until the result is said. */
const PAUSE = 400;

/**
 * Searches every API by name, host and header, by the keyboard alone if one likes. A row is chosen only if it was moved
 * to, or if it comes first and its name alone begins with what was typed: a wrong company would get the token.
 */
export function ProviderPicker(props: ProviderPickerProps) {
  const { fits, used, onChoose, onBack, onToken, onOwn } = props;
  const [typed, setTyped] = useState('');
  /** The row that was moved to, for the text that was there then. */
  const [moved, setMoved] = useState<number | null>(null);
  /** A text that looks like a token. It is not shown. */
  const [token, setToken] = useState<string | null>(null);
  const field = useFocus<HTMLInputElement>();
  const list = useId();
  const providers = useProviders();
  const index = useMemo(() => providerIndex(providers ?? []), [providers]);
  const found = useMemo(
    () => findProviders(index, typed, { fitting: [...fits.keys()], used }),
    [index, typed, fits, used],
  );
  const shown = cleanText(typed, []);
  const searching = shown !== '';
  const rows = rowsOf(found, shown, fits);
  const own = onOwn === undefined || providers === null ? null : ownRow(found, shown);
  const last = rows.length - (own === null ? 1 : 0);
  const first = found.sole !== null && rows[0]?.provider === found.sole ? 0 : null;
  const active = moved ?? first;
  const idOf = (place: number): string => `${list}-${place}`;

  useTypingAnywhere(field);
  useAnnouncement(providers === null || !searching ? null : heardText(found, rows, first, shown));

  const search = (value: string) => {
    // However it came, such a text is taken out of a field that shows it.
    const isToken = looksLikeToken(value);
    setToken(isToken ? value : null);
    setTyped(isToken ? '' : value);
    setMoved(null);
  };
  const onPaste = (event: ClipboardEvent) => {
    // Read here: the field cuts a long text, and keeps what is in an address beside the host.
    const pasted = event.clipboardData.getData('text/plain').trim();
    const address = typedAddress(pasted);
    if (address === null && !looksLikeToken(pasted)) return;
    event.preventDefault();
    search(address === null ? pasted : address.bare.slice(0, LONGEST_SEARCH));
  };
  const choose = (place: number) => {
    const provider = rows[place]?.provider;
    if (provider !== undefined) onChoose(provider.id);
    else if (own !== null) onOwn?.(found.unknown?.bare ?? shown);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter ends a word of an input method first.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      if (active !== null) choose(active);
      else if (rows.length > 0) announce(text('picker_choose'), true);
    } else if (event.key === 'Escape') {
      if (typed === '' && token === null && onBack === undefined) return;
      if (typed === '' && token === null) onBack?.();
      else search('');
    } else {
      const next = movedBy(event, active, last);
      if (next === null) return;
      setMoved(next);
    }
    event.preventDefault();
  };
  return (
    <div className="picker">
      <div className="picker-field">
        <input
          ref={field}
          type="text"
          className="input"
          role="combobox"
          aria-label={text('picker_title')}
          aria-autocomplete="list"
          aria-expanded={rows.length > 0}
          aria-controls={list}
          aria-activedescendant={active === null ? undefined : idOf(active)}
          placeholder={text('picker_placeholder')}
          value={typed}
          maxLength={LONGEST_SEARCH}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => search(event.currentTarget.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
        {typed !== '' && (
          <IconButton
            icon={X}
            label={text('clear')}
            onClick={() => {
              search('');
              field.current?.focus();
            }}
          />
        )}
      </div>
      {token !== null && (
        <Notice
          actions={onToken && <Button onClick={() => onToken(token)}>{text('picker_use_token')}</Button>}
        >
          {text('picker_token')}
        </Notice>
      )}
      {providers !== null && searching && found.count === 0 && (
        <p className="picker-nobody">{nobodyText(found, shown)}</p>
      )}
      <div id={list} role="listbox" aria-label={text('picker_list')}>
        <ProviderRows
          rows={rows}
          count={found.count}
          searching={searching}
          active={active}
          idOf={idOf}
          onChoose={choose}
          own={own}
        />
      </div>
      {found.count > rows.length && rows.length > 0 && (
        <p className="quiet">{text('picker_more', countText(rows.length), countText(found.count))}</p>
      )}
    </div>
  );
}

type Found = FoundProviders<ProviderView>;

function rowsOf({ groups }: Found, typed: string, fits: ReadonlyMap<string, string>): readonly PickerRow[] {
  const wanted = typed.toLowerCase();
  return groups.flatMap(({ kind, providers }) =>
    providers.map((provider) => ({
      provider,
      kind,
      host: provider.hosts.find((host) => wanted !== '' && host.includes(wanted)) ?? provider.hosts[0] ?? '',
      fits: kind === 'fits' ? (fits.get(provider.id) ?? null) : null,
    })),
  );
}

function ownRow(
  { unknown }: Found,
  typed: string,
): { readonly words: string; readonly check: string | null } {
  if (typed === '') return { words: text('picker_add_any'), check: null };
  if (unknown === null) return { words: text('picker_add_own', typed), check: null };
  const { host, path } = unknown;
  return {
    words: text('picker_add_own_at', host),
    check: path === '' ? null : text('picker_check', path),
  };
}

function nobodyText({ unknown }: Found, typed: string): string {
  return unknown === null ? text('picker_nobody', typed) : text('picker_nobody_lives', unknown.host);
}

/** "7 found. PagerDuty, api.pagerduty.com, fits this token, 1 of 7." */
function heardText(found: Found, rows: readonly PickerRow[], first: number | null, typed: string): string {
  if (found.count === 0) return nobodyText(found, typed);
  const row = first === null ? undefined : rows[first];
  const place = row && text('picker_place', rowName(row), (first ?? 0) + 1, countText(found.count));
  return [text('picker_found', countText(found.count)), place].filter(Boolean).join(' ');
}

/** @returns the row that a key leads to; null for every other key */
function movedBy(event: KeyboardEvent, from: number | null, last: number): number | null {
  if (last < 0 || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return null;
  const within = (place: number) => Math.min(Math.max(place, 0), last);
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return last;
  if (event.key === 'ArrowDown') return from === null ? 0 : (from + 1) % (last + 1);
  if (event.key === 'ArrowUp') return from === null || from === 0 ? last : from - 1;
  if (event.key === 'PageDown') return within((from ?? -1) + PAGE);
  if (event.key === 'PageUp') return within((from ?? 0) - PAGE);
  return null;
}

/** Says the result of a search, once typing pauses; the row that keys lead to is said by itself. */
function useAnnouncement(words: string | null): void {
  useEffect(() => {
    if (words === null) return;
    const timer = setTimeout(() => announce(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
}

/** A letter that is typed beside the field goes into it. */
function useTypingAnywhere(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const { key, target, ctrlKey, altKey, metaKey } = event;
      const isTaken = target instanceof Element && target.closest('input, textarea, select, dialog');
      if (isTaken || key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return;
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field]);
}
