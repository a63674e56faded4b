import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../format/text';

interface StepProps {
  readonly state: 'done' | 'now' | 'later';
  readonly children: ReactNode;
}

/** One numbered step; a done one carries a tick and says so. */
export function Step({ state, children }: StepProps) {
  return (
    <li className={`step step-${state}`}>
      {state === 'done' && (
        <CircleCheck size={16} className="tone-good step-tick" role="img" aria-label={text('step_done')} />
      )}
      <div className="stack-tight">{children}</div>
    </li>
  );
}
