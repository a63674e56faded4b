import { useEffect } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { text } from '../format/text';
import { send } from '../state/send';
import { SavedLine, useSavedField } from './saved-field';

interface ExpiryFieldProps {
  readonly token: TokenView;
  /** The field was left; what it held is saved. */
  readonly onDone?: () => void;
  /** Takes the focus: it came by a click. */
  readonly first?: boolean;
}

/** The day after which the provider no longer takes the token. */
export function ExpiryField({ token: { id, expiresAt }, onDone, first = false }: ExpiryFieldProps) {
  const { field, typed, leave, undo } = useSavedField(
    'expiry',
    expiresAt === null ? '' : localDay(expiresAt),
    (day) => send('token.edit', { id, expiresAt: day === '' ? null : new Date(`${day}T23:59:59`).getTime() }),
  );
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first, field]);
  const onLeave = () => void leave().then(onDone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      <label className="field">
        <span className="field-label">{text('expires_on')}</span>
        <input ref={field} type="date" className="input" autoComplete="off" {...typed} onBlur={onLeave} />
      </label>
      <SavedLine onUndo={undo} />
    </form>
  );
}

/** `2026-11-22` on the user's own calendar, as a date field wants it. */
function localDay(at: number): string {
  const day = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
