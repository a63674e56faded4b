import { useState } from 'react';
import type { CandidateView, PasteView } from '../../core/pages/pending-view';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { formText } from '../format/pasted-text';
import { text } from '../format/text';
import { send } from '../state/send';
import { navigate } from '../state/store';
import { useBusy } from '../state/use-busy';
import { LeftOut } from './address-notes';
import { ContinuedPaste } from './draft-actions';
import { decide } from './put-draft';

type Answer = number | 'none' | null;

/** Parts of one thing that could each be the token. Their order means nothing, so none is chosen beforehand. */
export function QuestionView({ paste }: { readonly paste: Extract<PasteView, { kind: 'question' }> }) {
  const { asks, candidates, readFrom, leftOut } = paste;
  const [answer, setAnswer] = useState<Answer>(null);
  const [busy, whileBusy] = useBusy();
  const take = async () => {
    if (answer === 'none') {
      if (await send('draft.discard', {})) navigate({ name: 'add' });
    } else if (answer !== null) await decide('draft.take', { index: answer, odd: false });
  };
  const radio = (value: Answer, content: React.ReactNode) => (
    <label className="choice">
      <input type="radio" name="token" checked={answer === value} onChange={() => setAnswer(value)} />
      {content}
    </label>
  );
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>{text('question_title')}</ViewHeading>
      <ContinuedPaste />
      {asks === 'same-header' && <p>{text('question_same_header')}</p>}
      <fieldset>
        <legend className="unseen">{text('question_title')}</legend>
        <ul className="rows">
          {candidates.map((candidate, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the index is what is answered.
            <li key={index}>{radio(index, <Candidate candidate={candidate} />)}</li>
          ))}
          <li>{radio('none', text('none_of_these'))}</li>
        </ul>
      </fieldset>
      <details className="details">
        <summary>{text('show_seen')}</summary>
        <p className="quiet">
          {text('heard_read', formText(readFrom))}{' '}
          {leftOut.length > 0 && (
            <>
              {text('fact_left_out')}: <LeftOut names={leftOut} />
            </>
          )}
        </p>
      </details>
      <ProblemNotice />
      <div className="actions">
        {answer === null ? (
          <p className="quiet">{text('choose_first')}</p>
        ) : (
          <Button look="filled" busy={busy} onClick={() => whileBusy(take)}>
            {text(answer === 'none' ? 'paste_another' : 'take_this')}
          </Button>
        )}
      </div>
    </>
  );
}

function Candidate({ candidate }: { readonly candidate: CandidateView }) {
  const { name, lastFour, length, headerLine } = candidate;
  return (
    <span className="candidate">
      <code>
        <bdi>{headerLine ?? `${name ?? ''} ${text('dots_and_end', lastFour)}`.trim()}</bdi>
      </code>
      <span className="quiet">{text('characters', length)}</span>
    </span>
  );
}
