import { CircleAlert, Info, type LucideIcon, ShieldCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { problemText } from '../format/problem-text';
import { problemTone } from '../format/problem-tone';
import { useUi } from '../state/store';

type Tone = 'info' | 'good' | 'warning' | 'problem';

interface NoticeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  /** Read out at once, as the answer to a click. Red ones always are. */
  readonly urgent?: boolean;
  /** Buttons under the text. */
  readonly actions?: ReactNode;
}

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  good: ShieldCheck,
  warning: TriangleAlert,
  problem: CircleAlert,
};

/** A short word from Keybearer, with what can be done about it. */
export function Notice({ tone = 'info', urgent = tone === 'problem', children, actions }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice-${tone}`} role={urgent ? 'alert' : 'status'}>
      <Icon size={16} className="notice-icon" />
      <div className="notice-body">
        <div>{children}</div>
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}

/** The problem of the last click, until the next one. */
export function ProblemNotice() {
  const problem = useUi((state) => state.problem);
  const shown = useRef<HTMLDivElement>(null);
  // On a long page the click may have been far below.
  useEffect(() => {
    if (problem) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    problem && (
      <div ref={shown} className="problem">
        <Notice tone={problemTone(problem)} urgent>
          {problemText(problem)}
        </Notice>
      </div>
    )
  );
}
