import { Check, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface MenuItemProps {
  readonly children: ReactNode;
  readonly onChoose: () => void;
  readonly icon?: LucideIcon;
  /** Given for entries that are on or off. */
  readonly checked?: boolean;
}

/** One entry of a menu; with a tick when it is something that is on. */
export function MenuItem({ children, onChoose, icon, checked }: MenuItemProps) {
  const Icon = checked ? Check : icon;
  const role =
    checked === undefined
      ? ({ role: 'menuitem' } as const)
      : ({ role: 'menuitemcheckbox', 'aria-checked': checked } as const);
  return (
    <button type="button" {...role} className="menu-item" tabIndex={-1} onClick={onChoose}>
      <span className="menu-icon">{Icon && <Icon size={14} />}</span>
      {children}
    </button>
  );
}
