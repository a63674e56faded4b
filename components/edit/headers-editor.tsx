import { type FormEvent, use, useRef } from 'react';
import type { ExtraHeader, TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { send } from '../state/send';
import { announce } from '../state/store';
import { ADDS, TypedContext } from './use-typed';

/** Headers that are sent beside the token: the provider's, and the user's own. No secrets. */
export function HeadersEditor({ token }: { readonly token: TokenView }) {
  const { id, companions } = token;
  const save = (kept: readonly ExtraHeader[]) => send('token.edit', { id, companions: [...kept] });
  return (
    <section className="stack" aria-labelledby="extra-headers">
      <h2 id="extra-headers">{text('extra_headers')}</h2>
      <p className="quiet">{text('extra_headers_hint')}</p>
      <ul className="rows">
        {companions.map((header) => (
          <li key={header.name} className="site-row">
            <span className="site-name">
              <code>
                {header.name}: {header.value}
              </code>{' '}
              {header.sentOn === 'navigation' && (
                <span className="quiet">{text('header_on_navigation')}</span>
              )}
            </span>
            <Button
              look="plain"
              aria-label={text('remove_header', header.name)}
              onClick={() => void save(companions.filter((other) => other !== header))}
            >
              {text('remove_short')}
            </Button>
          </li>
        ))}
      </ul>
      <AddHeader onAdd={(header) => save([...companions, header])} />
    </section>
  );
}

interface AddHeaderProps {
  /** @returns whether it was taken */
  readonly onAdd: (header: ExtraHeader) => Promise<boolean>;
}

const LONGEST_NAME = 64;
const LONGEST_VALUE = 512;

/** One more header by its name and value. What may be in them is judged in the background. */
function AddHeader({ onAdd }: AddHeaderProps) {
  const name = useRef<HTMLInputElement>(null);
  const value = useRef<HTMLInputElement>(null);
  const { kept, note } = use(TypedContext);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.current || !value.current) return;
    const header = { name: name.current.value.trim(), value: value.current.value.trim() };
    if (!(await onAdd({ ...header, sentOn: 'every-request' }))) return;
    for (const field of [name.current, value.current]) field.value = '';
    note('header-name', null);
    announce(text('saved'));
  };
  return (
    <form className={`field-row ${ADDS}`} onSubmit={(event) => void save(event)}>
      <label className="field">
        <span className="field-label">{text('header_name')}</span>
        <input
          ref={name}
          className="input mono"
          placeholder={text('header_name_placeholder')}
          defaultValue={kept['header-name'] ?? ''}
          onInput={(event) => note('header-name', event.currentTarget.value)}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </label>
      <label className="field">
        <span className="field-label">{text('header_value')}</span>
        <input
          ref={value}
          className="input mono"
          maxLength={LONGEST_VALUE}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </label>
      <Button type="submit">{text('add_header')}</Button>
    </form>
  );
}
