import { problemText } from '../format/problem-text';
import { problemTone } from '../format/problem-tone';
import type { Attempt } from '../state/use-attempt';
import { WaitLine } from './wait-line';

interface AttemptLineProps {
  readonly attempt: Pick<Attempt, 'problem' | 'nextTryAt'>;
  /** For the field that it is about. */
  readonly id?: string;
}

/** What went wrong with the last try of a secret, read out at once, and how long to wait for the next. */
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
