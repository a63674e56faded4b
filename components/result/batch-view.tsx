import type { TokenView } from '../../core/pages/snapshot';
import { isAccepted } from '../../core/token/outcome';
import { providerTitle } from '../../core/token/token-title';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { KeepCard } from '../lock/keep-card';
import { TokenRow } from '../tokens/token-row';
import { leaveResult } from './leave-result';
import { PlaceNotice } from './place-notice';
import { TestAt } from './test-at';

interface BatchViewProps {
  /** Ids of tokens that were saved together. */
  readonly batch: readonly string[];
  readonly tokens: readonly TokenView[];
}

/** How the tests of several tokens of one paste ended, one line each. */
export function BatchView({ batch, tokens }: BatchViewProps) {
  const saved = batch.flatMap((id) => tokens.find((token) => token.id === id) ?? []);
  const works = saved.some(({ test }) => test !== null && isAccepted(test.outcome));
  return (
    <>
      <ViewHeading onBack={leaveResult}>{text('batch_title', saved.length)}</ViewHeading>
      <ul className="rows">
        {saved.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      {saved.map((token) => (
        <PlaceNotice key={token.id} token={token} />
      ))}
      <ProblemNotice />
      <div className="actions">
        <Button look="filled" onClick={leaveResult}>
          {text('done')}
        </Button>
      </div>
      {works && <KeepCard />}
    </>
  );
}

/** A token that was saved without a test, and stays off beside another one. */
export function SavedView({ token }: { readonly token: TokenView }) {
  return (
    <>
      <ViewHeading onBack={leaveResult}>{providerTitle(token)}</ViewHeading>
      <p className="result-word">{text('saved_untested')}</p>
      <PlaceNotice token={token} />
      {!token.asks.hasCheck && token.asks.at !== null && <TestAt token={token} />}
      <ProblemNotice />
      <div className="actions">
        <Button look="plain" onClick={leaveResult}>
          {text('done')}
        </Button>
      </div>
    </>
  );
}
