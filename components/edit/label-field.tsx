import { type FormEvent, useRef } from 'react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { announce } from '../state/announce';
import { text } from '../text';

const LONGEST = 80;

/** The user's own name for a token. */
export function LabelField({ token }: { readonly token: TokenView }) {
  const field = useRef<HTMLInputElement>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const label = field.current?.value.trim() ?? '';
    // Without a name of its own it keeps the one it has.
    if (label === '' && field.current) field.current.value = token.label;
    if (label === '' || label === token.label) return;
    if (await act('token.edit', { id: token.id, label })) announce(text('saved'));
  };
  return (
    <form className="field-row" onSubmit={(event) => void save(event)}>
      <label className="field">
        <span className="field-label">{text('label')}</span>
        <input
          ref={field}
          className="input"
          defaultValue={token.label}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <Button type="submit">{text('save')}</Button>
    </form>
  );
}
