import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  /** At most one `filled` button a view; `link` for what few people need. */
  readonly look?: 'filled' | 'outlined' | 'plain' | 'link';
  readonly icon?: LucideIcon;
  /** Keeps its place and focus while it works, but does nothing. */
  readonly busy?: boolean;
}

/** A button with a word on it. */
export function Button(props: ButtonProps) {
  const { look = 'outlined', icon: Icon, busy = false, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look}`}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {Icon && <Icon size={14} />}
      {children}
    </button>
  );
}
