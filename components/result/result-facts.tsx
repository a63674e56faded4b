import type { TokenView } from '../../core/pages/snapshot';
import { isAccepted, type TestResult } from '../../core/token/outcome';
import { Fact } from '../controls/fact';
import { SentLine } from '../controls/sent-line';
import { statusText } from '../format/status-text';
import { text } from '../format/text';
import { useOwnVisitsOnly } from '../state/use-own-visits-only';
import { answerText } from './answer-text';
import { ExpiryFact } from './expiry-fact';
import { isOffByRefusal } from './off-by-refusal';
import { RefusalLeads } from './refusal-leads';

interface ResultFactsProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** What was asked, what came back, and what follows from it. */
export function ResultFacts({ token, test }: ResultFactsProps) {
  const { callsLeft, callsLimit } = test;
  const accepted = isAccepted(test.outcome);
  const now = statusText(token, true, useOwnVisitsOnly());
  return (
    <dl className="facts">
      {accepted && test.region !== null && <Fact word={text('fact_region')}>{test.region}</Fact>}
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
      </Fact>
      <Fact word={text('fact_answer')}>{answerText(test)}</Fact>
      {/* The head says so already. */}
      {!isOffByRefusal(token) && <Fact word={text('fact_now')}>{now}</Fact>}
    </dl>
  );
}
