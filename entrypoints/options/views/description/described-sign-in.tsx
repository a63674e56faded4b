import { useId, useState } from 'react';
import { text } from '../../../../components/format/text';
import { FormKindSelect } from '../../../../components/own-api/form-kind-select';
import {
  FORM_KINDS,
  type FormKind,
  FREE_KIND,
  fieldsFor,
  kindOf,
} from '../../../../components/own-api/form-kinds';
import { HeaderRows } from '../../../../components/own-api/header-rows';
import type { SignInForm } from '../../../../core/openapi/api-description';
import { withForm } from '../../../../core/openapi/description-choices';
import { Chip } from './chip';
import { formText, READINGS, SIGN_IN_QUESTIONS, UNATTACHABLE } from './description-texts';
import { questionId, type ReviewPartProps } from './review-part';
import { WordQuestionRows } from './word-question';

/** In which form the token is sent: what the document says, or another one. */
export function DescribedSignIn(props: ReviewPartProps) {
  const { description, choices, onChange, questions } = props;
  const { forms, question, unattachable } = description.signIn;
  const group = useId();
  const isAsked = (['form', 'word', 'header'] as const).some((each) => questions.includes(each));
  const { form: chosen } = choices;
  const another = typeof chosen === 'object' && chosen !== null ? chosen : null;
  const [bearer] = FORM_KINDS;
  return (
    <fieldset className="stack-tight">
      <legend id={questionId('form')} tabIndex={-1} className="field-label">
        {isAsked && <span className="question-dot" />}
        {text('description_sign_in')}
      </legend>
      {question !== null && question !== 'built-in' && (
        <p className={isAsked ? 'field-problem' : 'quiet'}>{text(SIGN_IN_QUESTIONS[question])}</p>
      )}
      <ul className="rows described">
        {forms.map((form, at) => (
          <li key={formText(form)} className="stack-tight">
            <div className="described-line">
              <label className="choice">
                <input
                  type="radio"
                  name={group}
                  checked={chosen === at}
                  onChange={() => onChange(withForm(description, choices, at))}
                />
                <code>
                  <bdi>{formText(form)}</bdi>
                </code>
              </label>
              <Chip from={form.from} about={formText(form)} sentence={form.evidence} place={form.place} />
            </div>
            <FormNotes form={form} />
            {chosen === at && form.word !== null && <WordQuestionRows {...props} word={form.word} />}
          </li>
        ))}
        <li className="stack-tight">
          <label className="choice">
            <input
              type="radio"
              name={group}
              checked={another !== null}
              onChange={() =>
                onChange(
                  withForm(description, choices, {
                    headers: bearer?.headers ?? [],
                    fields: bearer?.fields ?? [],
                  }),
                )
              }
            />
            {text('description_another_form')}
          </label>
          {another !== null && (
            <AnotherForm value={another} onChange={(form) => onChange({ ...choices, form })} />
          )}
        </li>
      </ul>
      {unattachable.length > 0 && (
        <details className="details">
          <summary>
            {unattachable.length === 1
              ? text('description_unattachable_one')
              : text('description_unattachable', unattachable.length)}
          </summary>
          <ul className="plain-list">
            {unattachable.slice(0, 20).map(({ name, why }) => (
              <li key={`${name} ${why}`}>
                <code>
                  <bdi>{name}</bdi>
                </code>{' '}
                <span className="quiet">{text(UNATTACHABLE[why])}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

function FormNotes({ form: { reading, operations, needsAccessToken } }: { readonly form: SignInForm }) {
  const key = READINGS[reading];
  const notes = [
    ...(key === null ? [] : [text(key)]),
    ...(operations === 0 ? [text('form_not_demanded')] : []),
    ...(needsAccessToken ? [text('form_access_token')] : []),
  ];
  return notes.length === 0 ? null : <p className="quiet">{notes.join(' ')}</p>;
}

interface AnotherFormProps {
  readonly value: Exclude<ReviewPartProps['choices']['form'], number | null>;
  readonly onChange: (form: AnotherFormProps['value']) => void;
}

/** A usual form, or headers that are typed by hand. */
function AnotherForm({ value, onChange }: AnotherFormProps) {
  const [isFree, setIsFree] = useState(kindOf(value.headers).free);
  const kind = isFree ? FREE_KIND : kindOf(value.headers);
  const choose = (chosen: FormKind) => {
    setIsFree(chosen.free);
    // What is typed by hand begins with what was chosen before.
    if (!chosen.free) onChange({ headers: chosen.headers, fields: chosen.fields });
  };
  return (
    <>
      <FormKindSelect kind={kind} onChoose={choose} />
      {kind.free && (
        <HeaderRows
          headers={value.headers}
          problemAt={() => null}
          problem={null}
          onChange={(headers) => onChange({ headers, fields: fieldsFor(headers, value.fields) })}
        />
      )}
    </>
  );
}
