import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { Notice } from '../../../../components/controls/notice';
import { countText, listText, text } from '../../../../components/format/text';
import { Row } from '../../../../components/own-api/own-api-row';
import { announce } from '../../../../components/state/store';
import { useFocus } from '../../../../components/state/use-focus';
import type { ApiDescription, DescriptionSource } from '../../../../core/openapi/api-description';
import {
  type ChoicesSoFar,
  firstChoices,
  type OpenQuestion,
  openQuestions,
} from '../../../../core/openapi/description-choices';
import { chosenHost, ownProviderInput } from '../../../../core/openapi/own-provider-input';
import type { OwnProviderInput } from '../../../../core/providers/own-provider';
import { BuiltInApi } from './built-in-api';
import { DescribedCheck } from './described-check';
import { DescribedExtras } from './described-extras';
import { DescribedHosts } from './described-hosts';
import { DescribedSignIn } from './described-sign-in';
import { OPEN_QUESTIONS } from './description-texts';
import type { ReadDescription } from './description-view';
import { PlainField } from './plain-field';
import { questionId } from './review-part';
import { SaveDescribed } from './save-described';

interface ReviewProps {
  readonly read: ReadDescription;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** What a description says, each part with where it stands, and what it leaves to the user. */
export function DescriptionReview({ read: { description, source }, onAnother, onClose }: ReviewProps) {
  const heading = useFocus<HTMLHeadingElement>();
  const [choices, setChoices] = useState(() => firstChoices(description));
  const questions = openQuestions(description, choices);
  const [next] = questions;
  const { length: left } = questions;
  useEffect(() => {
    if (next !== undefined) announce(questionsText(left, next));
  }, [left, next]);
  const part = { description, choices, onChange: setChoices, questions };
  const isBuiltIn = description.signIn.question === 'built-in';
  const onKeyDown = (event: KeyboardEvent) => {
    const inField =
      event.target instanceof Element && event.target.closest('input:not([type]), select, textarea');
    if (event.key === '?' && !inField && next !== undefined) showQuestion(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key does what a button does as well.
    <div className="stack description" onKeyDown={onKeyDown}>
      <h3 ref={heading} tabIndex={-1}>
        {text('description_title')}
      </h3>
      <p className="quiet">
        <bdi>{sourceText(source)}</bdi> · {description.format} · {callsText(description.operations)} ·{' '}
        {text(source.kind === 'address' ? 'description_fetched_once' : 'description_nothing_sent')}
      </p>
      {isBuiltIn ? (
        <BuiltInApi ids={description.hosts.flatMap(({ providerId }) => providerId ?? [])} onClose={onClose} />
      ) : (
        <>
          <DocumentNotes description={description} />
          <div id={questionId('name')} tabIndex={-1}>
            <Row
              label={text('own_name')}
              problem={questions.includes('name') ? text(nameProblem(description, choices)) : null}
            >
              {(id, described) => (
                <PlainField
                  mono={false}
                  id={id}
                  aria-describedby={described}
                  value={choices.name}
                  maxLength={40}
                  onInputText={(typed) => setChoices({ ...choices, name: typed })}
                />
              )}
            </Row>
          </div>
          <div className="description-columns">
            <DescribedHosts {...part} />
            <DescribedSignIn {...part} />
          </div>
          <DescribedCheck {...part} pathPrefix={prefixOf(description, choices)} />
          <DescribedExtras {...part} />
          {next === undefined ? (
            <Finish input={inputOf(description, choices)} onClose={onClose} />
          ) : (
            <div className="actions">
              <Button look="filled" onClick={() => showQuestion(next)}>
                {text('description_continue')}
              </Button>
              <Button look="link" onClick={() => showQuestion(next)}>
                {text(left === 1 ? 'questions_left_one' : 'questions_left', left)} ↑
              </Button>
              <Button look="plain" onClick={onClose}>
                {text('cancel')}
              </Button>
            </div>
          )}
          <div className="actions">
            <Button look="link" onClick={onAnother}>
              {text('description_read_another')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Finish({
  input,
  onClose,
}: {
  readonly input: OwnProviderInput | null;
  readonly onClose: () => void;
}) {
  if (input === null) return <Notice tone="warning">{text('description_too_much')}</Notice>;
  return <SaveDescribed input={input} onClose={onClose} />;
}

/** What is odd about the document as a whole. */
function DocumentNotes({ description }: { readonly description: ApiDescription }) {
  const { hasWebhooksOnly, outsideReferences } = description;
  return (
    <>
      {hasWebhooksOnly && <Notice tone="warning">{text('description_webhooks_only')}</Notice>}
      {outsideReferences.length > 0 && (
        <p className="quiet">{text('description_outside', listText(outsideReferences.slice(0, 5)))}</p>
      )}
    </>
  );
}

function showQuestion(question: OpenQuestion): void {
  const place = document.getElementById(questionId(question === 'host-value' ? 'host' : question));
  const shown = place ?? document.getElementById(questionId('form'));
  shown?.focus();
  shown?.scrollIntoView({ block: 'center' });
}

function questionsText(left: number, next: OpenQuestion): string {
  return `${text(left === 1 ? 'questions_left_one' : 'questions_left', left)}: ${text(OPEN_QUESTIONS[next])}`;
}

function nameProblem(description: ApiDescription, { name }: ChoicesSoFar) {
  return description.isNameTaken && name === '' ? 'description_name_taken' : 'open_question_name';
}

function sourceText(source: DescriptionSource): string {
  if (source.kind === 'address') return source.url;
  return source.kind === 'file' ? source.name : text('description_pasted');
}

function callsText(operations: number): string {
  return operations === 1 ? text('description_calls_one') : text('description_calls', countText(operations));
}

/** The path of the first chosen host, as far as it is filled in. */
function prefixOf(description: ApiDescription, { hosts: [first] }: ChoicesSoFar): string {
  try {
    return first === undefined ? '' : chosenHost(description, first).pathPrefix;
  } catch {
    return '';
  }
}

/** Null where the choices are more than a provider can have. */
function inputOf(description: ApiDescription, choices: ChoicesSoFar): OwnProviderInput | null {
  try {
    return choices.form === null ? null : ownProviderInput(description, { ...choices, form: choices.form });
  } catch {
    return null;
  }
}
