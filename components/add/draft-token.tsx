import type { DraftView } from '../../core/snapshot/snapshot';
import { Fact } from '../controls/fact';
import { useNow } from '../state/use-now';
import { text } from '../text';
import { relativeTime } from '../words/time-text';

/** What was pasted, as far as it may be shown. */
export function DraftToken({ draft }: { readonly draft: DraftView }) {
  const now = useNow();
  const { lastFour, length, leftOut, expiryHint } = draft;
  return (
    <dl>
      <Fact word={text('fact_token')}>
        <span className="spread">
          <code>{text('dots_and_end', lastFour)}</code>
          <span className="quiet">{text('characters', length)}</span>
        </span>
        {leftOut.length > 0 && (
          <div className="quiet">
            {text('left_out')} <code>{leftOut.join(' ')}</code>
          </div>
        )}
        {expiryHint !== null && (
          <div className="quiet">
            {text(expiryHint > now ? 'expires' : 'expired', relativeTime(expiryHint, now))}
          </div>
        )}
      </Fact>
    </dl>
  );
}
