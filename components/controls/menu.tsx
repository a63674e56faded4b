import { Ellipsis } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { IconButton } from './icon-button';
import { placeWhileOpen } from './place-menu';
import { stepInMenu } from './step-in-menu';

interface MenuProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A ⋯ button and its menu: a native popover, so Escape and a click elsewhere close it. */
export function Menu({ label, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLSpanElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const onToggle = (event: { newState: string }) => {
    const anchor = button.current?.firstElementChild;
    anchor?.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState !== 'open' || !menu.current || !anchor) return;
    placeWhileOpen(menu.current, anchor);
    stepInMenu(menu.current, 'Home');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') menu.current?.hidePopover();
    else if (menu.current && stepInMenu(menu.current, event.key)) event.preventDefault();
  };
  return (
    <span ref={button} className="menu-anchor">
      <IconButton
        icon={Ellipsis}
        label={label}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded="false"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      />
      <div
        ref={menu}
        id={id}
        className="menu"
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        onClick={() => menu.current?.hidePopover()}
      >
        {children}
      </div>
    </span>
  );
}
