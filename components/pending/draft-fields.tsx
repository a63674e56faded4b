import { useId } from 'react';
import type { FieldView } from '../../core/pages/asked-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import { SecretInput } from '../controls/secret-field';
import { text } from '../format/text';
import { decide } from './put-draft';

/** What the provider asks for besides the token: a tenant, an account id, a second secret. */
export function DraftFields({ draft }: { readonly draft: PendingTokenView }) {
  return draft.fields.map((field) => (
    // Another provider's field of the same name begins with what the paste says of it.
    <DraftField key={`${draft.providerId} ${field.name}`} id={draft.id} field={field} />
  ));
}

function DraftField({ id, field }: { readonly id: string; readonly field: FieldView }) {
  const inputId = useId();
  const hintId = useId();
  const { name, label, secret, value, state } = field;
  const shared = {
    id: inputId,
    'aria-describedby': hintId,
    'aria-invalid': state === 'wrong',
    onInput: (typed: string) => void decide('draft.set', { id, fields: { [name]: typed } }),
  };
  return (
    <div className="fact">
      <label htmlFor={inputId}>{label}</label>
      <div>
        {secret ? (
          <SecretInput {...shared} />
        ) : (
          <input
            {...shared}
            className="input mono"
            defaultValue={value}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onInput={(event) => shared.onInput(event.currentTarget.value)}
          />
        )}
        <p id={hintId} className="quiet">
          {hintOf(field)}
        </p>
      </div>
    </div>
  );
}

function hintOf({ secret, value, state, inHost }: FieldView): string {
  if (state === 'wrong') return text(inHost ? 'field_wrong_label' : 'field_wrong');
  if (state === 'left-out') return text('field_left_out');
  if (state === 'empty') return text(secret ? 'field_empty_secret' : 'field_empty');
  return secret ? text('field_kept', value) : text('field_good');
}
