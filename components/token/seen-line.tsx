import type { SentView } from '../../core/snapshot/snapshot';
import { text } from '../text';

const REFUSED = [401, 403];

/** What was seen on requests from this tab: how many, and what the API last said. */
export function SeenLine({ seen, provider }: { readonly seen: SentView; readonly provider: string }) {
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
