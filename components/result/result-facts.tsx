import { useState } from 'react';
import type { Characters, RefusalLeads as Leads } from '../../core/pages/refusal-leads';
import type { TokenView } from '../../core/pages/snapshot';
import { isAccepted, isHeldBack, type TestResult } from '../../core/token/outcome';
import { Button } from '../controls/button';
import { Fact, SentLine } from '../controls/fact';
import { ExpiryField } from '../edit/expiry-field';
import { statusText } from '../format/status-text';
import { dayText, relativeTime, type TextKey, text } from '../format/text';
import { useOwnVisitsOnly } from '../state/store';
import { useNow } from '../state/use-now';
import { isOffByRefusal } from './result-actions';

interface ResultFactsProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** The question, the answer, and its consequences. */
export function ResultFacts({ token, test }: ResultFactsProps) {
  const { callsLeft, callsLimit } = test;
  const accepted = isAccepted(test.outcome);
  const now = statusText(token, true, useOwnVisitsOnly());
  return (
    <dl className="facts">
      {accepted && test.region !== null && <Fact word={text('fact_region')}>{test.region}</Fact>}
      {test.scopes !== undefined && (
        <Fact word={text('fact_scopes')}>
          <bdi>{test.scopes.join(', ')}</bdi>
        </Fact>
      )}
      {callsLeft !== null && (
        <Fact word={text('fact_calls')}>
          {callsLimit === null ? text('calls_left', callsLeft) : text('calls_left_of', callsLeft, callsLimit)}
        </Fact>
      )}
      {token.leads !== null && <RefusalLeads token={token} leads={token.leads} />}
      {(accepted || token.expiresAt !== null) && (
        <Fact word={text('fact_expiry')}>
          <ExpiryFact token={token} />
        </Fact>
      )}
      <Fact word={text('fact_asked')}>
        {[...(test.alsoAsked ?? []), test.asked].map((address) => (
          <SentLine key={address}>{`${test.method} ${address}`}</SentLine>
        ))}
        {test.statusWithout !== undefined && (
          <span className="quiet">{text(isHeldBack(test) ? 'asked_without' : 'asked_twice')}</span>
        )}
      </Fact>
      <Fact word={text('fact_answer')}>{answerText(test)}</Fact>
      {/* The head says so already. */}
      {!isOffByRefusal(token) && <Fact word={text('fact_now')}>{now}</Fact>}
    </dl>
  );
}

/** When the token expires, as far as anybody said; otherwise the user may add a date. */
function ExpiryFact({ token }: { readonly token: TokenView }) {
  const [adding, setAdding] = useState(false);
  const now = useNow();
  const { expiresAt } = token;
  if (adding) return <ExpiryField token={token} first onDone={() => setAdding(false)} />;
  if (expiresAt !== null) return text(expiresAt > now ? 'on_day' : 'expired', dayText(expiresAt));
  return (
    <span className="spread">
      {text('no_expiry_known')}
      <Button look="link" onClick={() => setAdding(true)}>
        {text('add_date')}
      </Button>
    </span>
  );
}

const CHARACTERS: Readonly<Record<Characters, TextKey>> = {
  digits: 'characters_digits',
  hex: 'characters_hex',
  uuid: 'characters_uuid',
  jwt: 'characters_jwt',
  letters: 'characters_letters',
  more: 'characters_more',
};

/** The first things to check after a refusal: the token's form, and how it was pasted. */
export function RefusalLeads({ token, leads }: { readonly token: TokenView; readonly leads: Leads }) {
  const now = useNow();
  const { length, characters, otherForm, cameAs, expiredAt, looksOdd } = leads;
  return (
    <>
      <Fact word={text('fact_token')}>
        <p>{text('lead_form', length, text(CHARACTERS[characters]))}</p>
        {otherForm && <p>{text('lead_other_form', token.providerName)}</p>}
        {expiredAt !== null && <p>{text('lead_expired', relativeTime(expiredAt, now))}</p>}
        {looksOdd && <p>{text('lead_odd')}</p>}
      </Fact>
      {cameAs !== null && (
        <Fact word={text('fact_came')}>
          {text('lead_came', cameAs.pasted)} {text('lead_sent', cameAs.sent)}
        </Fact>
      )}
    </>
  );
}

/** `200 in 212 ms · no cookies were sent`. */
function answerText({ status, duration }: TestResult): string {
  const time = Math.round(duration);
  return status === null ? text('no_answer_after', time) : text('answer_in', status, time);
}
