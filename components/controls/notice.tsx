import { CircleAlert, Info, type LucideIcon, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type Tone = 'info' | 'good' | 'warning' | 'problem';

interface NoticeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  /** Buttons under the text. */
  readonly actions?: ReactNode;
}

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  good: ShieldCheck,
  warning: TriangleAlert,
  problem: CircleAlert,
};

/** A short word from Keybearer, with what can be done about it. Problems are read out at once. */
export function Notice({ tone = 'info', children, actions }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <Icon size={16} className="notice-icon" />
      <div className="notice-body">
        <div>{children}</div>
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
