import { listText, text } from '../../../../components/format/text';
import type { DescribedCompanion } from '../../../../core/openapi/api-description';
import { Chip } from './chip';
import { PlainField } from './plain-field';
import type { ReviewPartProps } from './review-part';

/** Headers in plain text besides the sign-in, each with a tick. */
export function DescribedExtras({ description, choices, onChange }: ReviewPartProps) {
  const { leftOut } = description;
  const form = typeof choices.form === 'number' ? description.signIn.forms[choices.form] : undefined;
  const offered = [...(form?.companions ?? []), ...description.companions].slice(0, 20);
  if (offered.length + leftOut.length === 0) return null;
  const put = (name: string, value: string | null | undefined) => {
    const others = choices.companions.filter((each) => each.name !== name);
    onChange({ ...choices, companions: value === undefined ? others : [...others, { name, value }] });
  };
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">{text('description_extras')}</legend>
      <ul className="rows described">
        {offered.map((companion) => (
          <Extra
            key={companion.name}
            companion={companion}
            chosen={choices.companions.find(({ name }) => name === companion.name)}
            onChange={(value) => put(companion.name, value)}
          />
        ))}
      </ul>
      {leftOut.length > 0 && (
        <p className="quiet">{text('description_left_out', listText(leftOut.slice(0, 20)))}</p>
      )}
    </fieldset>
  );
}

interface ExtraProps {
  readonly companion: DescribedCompanion;
  readonly chosen: { readonly value: string | null } | undefined;
  /** @param value undefined: not sent */
  readonly onChange: (value: string | null | undefined) => void;
}

function Extra({ companion: { name, value, from, place }, chosen, onChange }: ExtraProps) {
  return (
    <li className="stack-tight">
      <div className="described-line">
        <label className="choice">
          <input
            type="checkbox"
            checked={chosen !== undefined}
            onChange={(event) => onChange(event.currentTarget.checked ? null : undefined)}
          />
          <code>
            <bdi>{value === null ? name : `${name}: ${value}`}</bdi>
          </code>
        </label>
        <Chip from={from} about={name} place={place} />
      </div>
      {chosen !== undefined && value === null && (
        <>
          <PlainField
            aria-label={text('extra_value', name)}
            value={chosen.value ?? ''}
            maxLength={200}
            onInputText={(typed) => onChange(typed === '' ? null : typed)}
          />
          <p className="quiet">{text('extra_asked')}</p>
        </>
      )}
    </li>
  );
}
