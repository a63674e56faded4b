import { useId, useState } from 'react';
import { text } from '../../../../components/format/text';
import type { WordQuestion } from '../../../../core/openapi/api-description';
import { valueText } from './description-texts';
import { PlainField } from './plain-field';
import { questionId, type ReviewPartProps } from './review-part';

interface WordQuestionProps extends ReviewPartProps {
  readonly word: WordQuestion;
}

/** What goes before the token, where the document doesn't say. The test shows who was right. */
export function WordQuestionRows({ word, choices, onChange, questions }: WordQuestionProps) {
  const group = useId();
  const chosen = choices.word;
  const isOffered = word.offered.some((each) => isSame(each, chosen));
  const [isOther, setIsOther] = useState(chosen !== null && !isOffered);
  return (
    <fieldset className="word-question">
      <legend id={questionId('word')} tabIndex={-1}>
        {questions.includes('word') && <span className="question-dot" />}
        {text('word_question')}
      </legend>
      <div className="choices">
        {word.offered.map((each) => (
          <label key={valueText(each)} className="choice">
            <input
              type="radio"
              name={group}
              checked={!isOther && isSame(each, chosen)}
              onChange={() => {
                setIsOther(false);
                onChange({ ...choices, word: each });
              }}
            />
            <code>
              <bdi>{each.template === '{token}' ? text('word_nothing') : valueText(each)}</bdi>
            </code>
          </label>
        ))}
        <label className="choice">
          <input
            type="radio"
            name={group}
            checked={isOther}
            onChange={() => {
              setIsOther(true);
              onChange({ ...choices, word: null });
            }}
          />
          {text('word_other')}
        </label>
      </div>
      {isOther && (
        <PlainField
          aria-label={text('word_other_label')}
          value={chosen?.template ?? ''}
          placeholder="Key {token}"
          maxLength={200}
          onInputText={(typed) => onChange({ ...choices, word: { template: typed, encoding: 'plain' } })}
        />
      )}
    </fieldset>
  );
}

function isSame(
  one: WordQuestion['offered'][number],
  other: WordQuestion['offered'][number] | null,
): boolean {
  return one.template === other?.template && one.encoding === other?.encoding;
}
