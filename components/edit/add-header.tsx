import { type FormEvent, use, useRef } from 'react';
import type { ExtraHeader } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { announce } from '../state/announce';
import { ADDS } from './submit-typed';
import { TypedContext } from './use-typed';

interface AddHeaderProps {
  /** @returns whether it was taken */
  readonly onAdd: (header: ExtraHeader) => Promise<boolean>;
}

const LONGEST_NAME = 64;
const LONGEST_VALUE = 512;

/** One more header by its name and value. What may be in them is judged in the background. */
export function AddHeader({ onAdd }: AddHeaderProps) {
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
