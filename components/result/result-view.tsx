import type { TokenView } from '../../core/pages/snapshot';
import { isAccepted, type TestResult } from '../../core/token/outcome';
import { providerTitle } from '../../core/token/token-title';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/problem-notice';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { KeepCard } from '../lock/keep-card';
import { leaveResult } from './leave-result';
import { PlaceNotice } from './place-notice';
import { ResultActions } from './result-actions';
import { ResultFacts } from './result-facts';
import { ResultHead } from './result-head';
import { ResultMenu } from './result-menu';

interface ResultViewProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** How a test ended: the outcome in a word, what is known, and the next step. */
export function ResultView({ token, test }: ResultViewProps) {
  return (
    <>
      <ViewHeading onBack={leaveResult}>{providerTitle(token)}</ViewHeading>
      <ResultHead token={token} test={test} />
      <PlaceNotice token={token} />
      <ResultFacts token={token} test={test} />
      <ProblemNotice />
      <div className="actions">
        <ResultActions token={token} test={test} />
        <Button look="plain" onClick={leaveResult}>
          {text('done')}
        </Button>
        <ResultMenu token={token} />
      </div>
      {isAccepted(test.outcome) && <KeepCard />}
    </>
  );
}
