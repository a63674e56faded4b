import type { SentView } from '../../core/snapshot/snapshot';
import { canShowExtensions, showExtensions } from '../../platform/extensions-page';
import { Button } from '../controls/button';
import { attempt } from '../state/act';
import { text } from '../text';

const REFUSED = [401, 403];

/** What was seen on requests from this tab: how many, and what the API last said. */
export function SeenLine({ seen, provider }: { readonly seen: SentView; readonly provider: string }) {
  if (seen.overriddenAt !== null) return <OverriddenLine />;
  const count = seen.count === 1 ? text('sent_once') : text('sent_times', seen.count);
  const { lastStatus } = seen;
  if (lastStatus === null) return <div className="quiet">{count}</div>;
  const refused = REFUSED.includes(lastStatus);
  return (
    <div className={refused ? 'tone-bad' : 'quiet'}>
      {count} · {text(refused ? 'last_answer_refused' : 'last_answer', lastStatus, provider)}
    </div>
  );
}

function OverriddenLine() {
  return (
    <div className="tone-bad">
      {text('overridden')}{' '}
      {canShowExtensions() && (
        <Button look="link" onClick={() => void attempt(showExtensions)}>
          {text('show_extensions')}
        </Button>
      )}
    </div>
  );
}
