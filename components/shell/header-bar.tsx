import { HatGlasses, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../format/text';
import { MemoryMark } from '../lock/memory-mark';
import { useUi } from '../state/use-ui';

interface HeaderBarProps {
  readonly locked: boolean;
  readonly children: ReactNode;
}

/** The bar at the top, the same as in the static shell of each page. */
export function HeaderBar({ locked, children }: HeaderBarProps) {
  const isPrivate = useUi((state) => state.tab?.isPrivate ?? false);
  return (
    <header className="header-bar">
      <img src="/icon/key.svg" alt="" width="20" height="20" />
      <span className="brand">{text('app_name')}</span>
      {isPrivate && (
        <span className="header-word">
          <HatGlasses size={14} />
          {text('private_window')}
        </span>
      )}
      <div className="header-actions">
        <MemoryMark />
        {locked && (
          <span className="header-word">
            <Lock size={14} />
            {text('locked')}
          </span>
        )}
        {children}
      </div>
    </header>
  );
}
