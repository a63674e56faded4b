import { text } from '../format/text';
import { FORM_KINDS, type FormKind } from './form-kinds';
import { Row } from './own-api-row';

interface FormKindSelectProps {
  readonly kind: FormKind;
  readonly problem?: string | null;
  readonly onChoose: (kind: FormKind) => void;
}

/** The usual ways to send a token, as one choice. */
export function FormKindSelect({ kind, problem = null, onChoose }: FormKindSelectProps) {
  return (
    <Row label={text('own_form')} problem={problem}>
      {(id, described) => (
        <select
          id={id}
          className="input"
          aria-describedby={described}
          value={kind.id}
          onChange={(event) => {
            const chosen = FORM_KINDS.find((each) => each.id === event.currentTarget.value);
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {FORM_KINDS.map((each) => (
            <option key={each.id} value={each.id}>
              {text(each.name)}
            </option>
          ))}
        </select>
      )}
    </Row>
  );
}
