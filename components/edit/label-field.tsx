import { type FormEvent, use, useRef } from 'react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { announce } from '../state/announce';
import { text } from '../text';
import { TypedContext } from './use-typed';

const LONGEST = 80;

/** The user's own name for a token. */
export function LabelField({ token }: { readonly token: TokenView }) {
  const field = useRef<HTMLInputElement>(null);
  const { kept, note } = use(TypedContext);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const label = field.current?.value.trim() ?? '';
    // Without a name of its own it keeps the one it has.
    if (label === '' && field.current) field.current.value = token.label;
    if (label === '' || label === token.label) return note('label', null);
    if (!(await act('token.edit', { id: token.id, label }))) return;
    note('label', null);
    announce(text('saved'));
  };
  return (
    <form className="field-row" onSubmit={(event) => void save(event)}>
      <label className="field">
        <span className="field-label">{text('label')}</span>
        <input
          ref={field}
          className="input"
          defaultValue={kept.label ?? token.label}
          onInput={(event) => note('label', event.currentTarget.value)}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <Button type="submit">{text('save')}</Button>
    </form>
  );
}
