import { type FormEvent, use, useRef } from 'react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { announce } from '../state/announce';
import { text } from '../text';
import { TypedContext } from './use-typed';

interface ExpiryFieldProps {
  readonly token: TokenView;
  readonly onDone?: () => void;
}

/** The day after which the provider no longer takes the token. */
export function ExpiryField({ token, onDone }: ExpiryFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { kept, note } = use(TypedContext);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const day = field.current?.value ?? '';
    const expiresAt = day === '' ? null : new Date(`${day}T23:59:59`).getTime();
    if (!(await act('token.edit', { id: token.id, expiresAt }))) return;
    note('expiry', null);
    announce(text('saved'), true);
    onDone?.();
  };
  return (
    <form className="field-row" onSubmit={(event) => void save(event)}>
      <label className="field">
        <span className="field-label">{text('expires_on')}</span>
        <input
          ref={field}
          type="date"
          className="input"
          defaultValue={kept.expiry ?? (token.expiresAt === null ? '' : localDay(token.expiresAt))}
          onInput={(event) => note('expiry', event.currentTarget.value)}
        />
      </label>
      <Button type="submit">{text('save')}</Button>
    </form>
  );
}

/** `2026-11-22` on the user's own calendar, as a date field wants it. */
function localDay(at: number): string {
  const day = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
