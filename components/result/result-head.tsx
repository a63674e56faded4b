import { useEffect } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { isAccepted, type TestResult } from '../../core/token/outcome';
import { identityText } from '../format/identity-text';
import { outcomeText, reasonText } from '../format/outcome-text';
import { text } from '../format/text';
import { announce } from '../state/announce';
import { OutcomeIcon } from '../tokens/outcome-icon';
import { useNames } from '../tokens/token-name';

interface ResultHeadProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** The outcome in a word, with what the provider or the network said. */
export function ResultHead({ token, test }: ResultHeadProps) {
  const provider = token.providerName;
  const good = isAccepted(test.outcome);
  const reason = reasonText(test);
  const word = outcomeText(test.outcome, provider);
  // In the region that is always there: what comes onto the page with its words is often not read.
  const said = text('activity_tested', useNames()(token), word);
  useEffect(() => announce(said), [said]);
  return (
    <div className={`result-head result-${test.outcome}`}>
      <OutcomeIcon outcome={test.outcome} size={20} />
      <div>
        <p className="result-word">{word}</p>
        {good && <p>{identityText(test, provider)}</p>}
        {reason !== null && <p>{reason}</p>}
        {test.wait !== null && <p>{text('says_wait', provider, test.wait)}</p>}
        {test.outcome === 'refused' && !token.on && (
          <p>{text(token.switchedOffBy === null ? 'refused_off' : 'refused_switched_off', provider)}</p>
        )}
        {test.outcome === 'unclear' && <p>{text('saved_not_confirmed')}</p>}
        {test.message !== null && <p>{text('provider_says', provider, test.message)}</p>}
      </div>
    </div>
  );
}
