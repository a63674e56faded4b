import type { SentView } from '../../core/browser-session/seen-requests';
import { canShowExtensions, showExtensions } from '../../platform/extensions-page';
import { Button } from '../controls/button';
import { type TextKey, text } from '../format/text';
import { attempt } from '../state/act';

/** A 403 mostly means a token that was accepted and may not do this. */
const ANSWERS: Readonly<Record<number, readonly [tone: string, key: TextKey]>> = {
  401: ['tone-bad', 'last_answer_refused'],
  403: ['tone-limited', 'last_answer_not_allowed'],
};

interface SeenLineProps {
  readonly seen: SentView;
  readonly provider: string;
  /** Whether the last request of the tab is one of them. */
  readonly isLast: boolean;
}

/** What was seen on requests from this tab: how many carried the token, and what the API last said to one of them. */
export function SeenLine({ seen, provider, isLast }: SeenLineProps) {
  if (seen.overriddenAt !== null) return <OverriddenLine />;
  const count = seen.count === 1 ? text('sent_once') : text('sent_times', seen.count);
  const { lastStatus } = seen;
  if (!isLast && seen.count === 0) return null;
  if (!isLast) return <div className="quiet">{withTokenText(seen)}</div>;
  if (lastStatus === null) return <div className="quiet">{count}</div>;
  const [tone, key] = ANSWERS[lastStatus] ?? (['quiet', 'last_answer'] as const);
  return (
    <div className={tone}>
      {count} · {text(key, lastStatus, provider)}
    </div>
  );
}

/** Where a later request went without it. */
function withTokenText({ count, lastStatus }: SentView): string {
  const times = count === 1 ? text('with_token_once') : text('with_token_times', count);
  return lastStatus === null ? times : `${times} · ${text('last_of_those', lastStatus)}`;
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
