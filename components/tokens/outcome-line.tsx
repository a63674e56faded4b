import type { TokenView } from '../../core/pages/snapshot';
import { outcomeText } from '../format/outcome-text';
import { text } from '../format/text';
import { relativeTime } from '../format/time-text';
import { useNow } from '../state/use-now';
import { OutcomeIcon } from './outcome-icon';

/** How the last test of a token ended, and when. */
export function OutcomeLine({ token }: { readonly token: TokenView }) {
  const now = useNow();
  const { test } = token;
  return (
    <p className="icon-line">
      <OutcomeIcon outcome={test?.outcome ?? null} />
      {test === null ? (
        <span className="quiet">{text('not_tested')}</span>
      ) : (
        <span>
          {outcomeText(test.outcome, token.providerName)}
          <span className="quiet"> · {text('tested', relativeTime(test.at, now))}</span>
        </span>
      )}
    </p>
  );
}
