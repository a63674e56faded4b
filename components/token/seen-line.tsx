import type { SentView } from '../../core/snapshot/snapshot';
import { canShowExtensions, showExtensions } from '../../platform/extensions-page';
import { Button } from '../controls/button';
import { attempt } from '../state/act';
import { type TextKey, text } from '../text';

/** A 403 mostly means a token that was accepted and may not do this. */
const ANSWERS: Readonly<Record<number, readonly [tone: string, key: TextKey]>> = {
  401: ['tone-bad', 'last_answer_refused'],
  403: ['tone-limited', 'last_answer_not_allowed'],
};

/** What was seen on requests from this tab: how many, and what the API last said. */
export function SeenLine({ seen, provider }: { readonly seen: SentView; readonly provider: string }) {
  if (seen.overriddenAt !== null) return <OverriddenLine />;
  const count = seen.count === 1 ? text('sent_once') : text('sent_times', seen.count);
  const { lastStatus } = seen;
  if (lastStatus === null) return <div className="quiet">{count}</div>;
  const [tone, key] = ANSWERS[lastStatus] ?? (['quiet', 'last_answer'] as const);
  return (
    <div className={tone}>
      {count} · {text(key, lastStatus, provider)}
    </div>
  );
}

function OverriddenLine() {
  return (
    <div className="tone-limited">
      {text('overridden')}{' '}
      {canShowExtensions() && (
        <Button look="link" onClick={() => void attempt(showExtensions)}>
          {text('show_extensions')}
        </Button>
      )}
    </div>
  );
}
