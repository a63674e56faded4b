import { CircleAlert, Info, type LucideIcon, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

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
