import { Check, Ellipsis, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { IconButton } from './icon-button';
import { placeWhileOpen } from './place-menu';

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

/** A line between two groups of menu entries. */
export function MenuLine() {
  return <hr className="menu-line" />;
}

/** Moves the focus for an arrow key, Home, End or a first letter. True when the key was one of them. */
function stepInMenu(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const now = items.indexOf(document.activeElement as HTMLElement);
  const next = target(items, now, key);
  next?.focus();
  return next !== undefined;
}

function target(items: readonly HTMLElement[], now: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(now + 1) % items.length];
  if (key === 'ArrowUp') return items.at(now - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLowerCase();
  const after = [...items.slice(now + 1), ...items.slice(0, now + 1)];
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
}
