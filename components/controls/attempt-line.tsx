import { problemText } from '../format/problem-text';
import { problemTone } from '../format/problem-tone';
import { text } from '../format/text';
import type { Attempt } from '../state/use-attempt';
import { useNow } from '../state/use-now';

interface AttemptLineProps {
  readonly attempt: Pick<Attempt, 'problem' | 'nextTryAt'>;
  /** For the field that it is about. */
  readonly id?: string;
}

/** The problem of the last try of a secret, read out at once, and the wait for the next. */
export function AttemptLine({ attempt, id }: AttemptLineProps) {
  const { problem, nextTryAt } = attempt;
  const risk = problem !== null && problemTone(problem) === 'problem';
  return (
    <div id={id} className={`attempt-line tone-${risk ? 'bad' : 'limited'}`}>
      <span role="alert">{problem && `${problemText(problem)} `}</span>
      {/* Counts down: beside the alert, or every second would be read out. */}
      <WaitLine until={nextTryAt} />
    </div>
  );
}

/** How long until the next passphrase is tried; nothing when it is tried now. */
function WaitLine({ until }: { readonly until: number | null }) {
  const now = useNow(500);
  if (until === null || until <= now) return null;
  return <span>{text('next_try', Math.ceil((until - now) / 1000))}</span>;
}
