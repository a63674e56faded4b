import { type ReactNode, useId } from 'react';
import { countText, text } from '../../../../components/format/text';
import { PlainField } from './plain-field';
import { questionId, type ReviewPartProps } from './review-part';

/** Requests that are shown. */
const MOST = 20;

interface DescribedCheckProps extends ReviewPartProps {
  /** The path of the first chosen host. */
  readonly pathPrefix: string;
}

/** The request that a test sends: one that only reads, another one, or none. */
export function DescribedCheck({
  description,
  choices,
  onChange,
  questions,
  pathPrefix,
}: DescribedCheckProps) {
  const { checks, operations } = description;
  const group = useId();
  const { check } = choices;
  const typed = typeof check === 'object' && check !== null ? check : null;
  const put = (next: typeof check) => onChange({ ...choices, check: next });
  return (
    <fieldset className="stack-tight">
      <legend id={questionId('check')} tabIndex={-1} className="field-label">
        {questions.includes('check') && <span className="question-dot" />}
        {text('description_check')}
      </legend>
      {checks.length === 0 && <p className="quiet">{text('description_no_check', countText(operations))}</p>}
      <div className="choices">
        {checks.slice(0, MOST).map(({ method, path }, at) => (
          <Choice key={path} group={group} checked={check === at} onChoose={() => put(at)}>
            <code>
              <bdi>
                {method} {pathPrefix}
                {path}
              </bdi>
            </code>
          </Choice>
        ))}
        <Choice
          group={group}
          checked={typed !== null}
          onChoose={() => put({ method: 'GET', path: `${pathPrefix}/` })}
        >
          {text('description_another_check')}
        </Choice>
        <Choice group={group} checked={check === null} onChoose={() => put(null)}>
          {text('description_without_check')}
        </Choice>
      </div>
      {checks.length > MOST && (
        <p className="quiet">{text('description_more_checks', checks.length - MOST)}</p>
      )}
      {typed !== null && (
        <PlainField
          aria-label={text('own_check')}
          value={typed.path}
          placeholder="/v1/me"
          maxLength={200}
          onInputText={(path) => put({ ...typed, path })}
        />
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly group: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ group, checked, onChoose, children }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name={group} checked={checked} onChange={() => onChoose()} />
      {children}
    </label>
  );
}
