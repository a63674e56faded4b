import type { PendingTokenView } from '../../core/pages/pending-token-view';
import { Button } from '../controls/button';
import { Fact } from '../controls/fact';
import { readFromText, repairText } from '../format/pasted-text';
import { relativeTime, text } from '../format/text';
import { useNow } from '../state/use-now';
import { LeftOut } from './address-notes';
import { decide } from './put-draft';

/** The paste, as far as it may be shown, and the part of it that was used. */
export function DraftToken({ draft }: { readonly draft: PendingTokenView }) {
  const now = useNow();
  const { lastFour, length, expiryHint, leftOut } = draft;
  const readFrom = readFromText(draft);
  return (
    <dl className="facts">
      <Fact word={text('fact_token')}>
        <span className="spread">
          <code>{text('dots_and_end', lastFour)}</code>
          <span className="quiet">{text('characters', length)}</span>
        </span>
        <Repairs draft={draft} />
        {draft.looksOdd && <div className="quiet">{text('kept_though_odd')}</div>}
        {expiryHint !== null && (
          <div className="quiet">
            {text(expiryHint > now ? 'expires' : 'expired', relativeTime(expiryHint, now))}
          </div>
        )}
      </Fact>
      {readFrom !== null && <Fact word={text('fact_read_from')}>{readFrom}</Fact>}
      {leftOut.length > 0 && (
        <Fact word={text('fact_left_out')}>
          <LeftOut names={leftOut} />
        </Fact>
      )}
    </dl>
  );
}

/** The change to the paste, and the way back where a header could carry it. */
function Repairs({ draft: { id, repairs, repaired } }: { readonly draft: PendingTokenView }) {
  if (repairs.length === 0) return null;
  return (
    <div className="quiet">
      {repaired === false ? text('mends_undone') : repairs.map(repairText).join(' ')}
      {repaired !== null && (
        <>
          {' '}
          <Button look="link" onClick={() => void decide('draft.set', { id, repaired: !repaired })}>
            {text(repaired ? 'undo' : 'mend_again')}
          </Button>
        </>
      )}
    </div>
  );
}
