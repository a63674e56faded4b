import type { TokenView } from '../../core/pages/snapshot';
import { text } from '../format/text';
import { act } from '../state/act';
import { SavedLine } from './saved-line';
import { useSavedField } from './use-saved-field';

const LONGEST = 80;

/** The user's own name for a token. */
export function LabelField({ token: { id, label } }: { readonly token: TokenView }) {
  const { field, typed, leave, undo } = useSavedField(
    'label',
    label,
    (name) => act('token.edit', { id, label: name }),
    // Without a name of its own it keeps the one it has.
    (name) => name.trim() || null,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      <label className="field">
        <span className="field-label">{text('label')}</span>
        <input
          ref={field}
          className="input"
          {...typed}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => void leave()}
        />
      </label>
      <SavedLine onUndo={undo} />
    </form>
  );
}
