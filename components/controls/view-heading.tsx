import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { text } from '../format/text';
import { IconButton } from './icon-button';

interface ViewHeadingProps {
  readonly children: ReactNode;
  /** Shows an arrow that leads back. */
  readonly onBack?: () => void;
}

let painted = false;

/** Whether no heading was shown before: a page that has just opened takes no focus. */
export function isFirstHeading(): boolean {
  const isFirst = !painted;
  painted = true;
  return isFirst;
}

/**
 * The heading of a view. It takes the focus when the view changes, but not when the page opens, nor from a field
 * that the view opens for.
 */
export function ViewHeading({ children, onBack }: ViewHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const inField = document.activeElement?.matches('input, textarea, select') ?? false;
    if (!isFirstHeading() && !inField) heading.current?.focus();
  }, []);
  return (
    <div className="view-heading">
      {onBack && <IconButton icon={ArrowLeft} label={text('back')} onClick={onBack} />}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </div>
  );
}
