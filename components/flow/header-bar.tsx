import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../text';

interface HeaderBarProps {
  readonly locked: boolean;
  readonly children: ReactNode;
}

/** The bar at the top, the same as in the static shell of each page. */
export function HeaderBar({ locked, children }: HeaderBarProps) {
  return (
    <header className="header-bar">
      <img src="/icon/key.svg" alt="" width="20" height="20" />
      <span className="brand">{text('app_name')}</span>
      <div className="header-actions">
        {locked && (
          <span className="locked-word">
            <Lock size={14} />
            {text('locked')}
          </span>
        )}
        {children}
      </div>
    </header>
  );
}
