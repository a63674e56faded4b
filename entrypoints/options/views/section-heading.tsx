import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '../../../components/controls/icon-button';
import { isFirstHeading } from '../../../components/controls/view-heading';
import { text } from '../../../components/format/text';
import { useUi } from '../../../components/state/store';
import { goToPlace } from '../../../platform/page-place';
import type { Section } from '../place';

interface SectionHeadingProps {
  readonly children: ReactNode;
  /** The section that an arrow leads back to, on a page of it. */
  readonly back?: Section;
  /** What stands at the end of the line. */
  readonly end?: ReactNode;
}

/**
 * The heading of a section or of a page in it. It takes the focus whenever somebody came here by an address, the index
 * or a view that has ended, but not when the options page opens at its start.
 */
export function SectionHeading({ children, back, end }: SectionHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const view = useUi((state) => state.view);
  useEffect(() => {
    if (view.name !== 'home') return;
    if (!isFirstHeading() || view.at !== undefined) heading.current?.focus();
  }, [view]);
  return (
    <div className="section-heading">
      <div className="view-heading">
        {back && <IconButton icon={ArrowLeft} label={text('back')} onClick={() => goToPlace(back)} />}
        <h1 ref={heading} tabIndex={-1}>
          {children}
        </h1>
      </div>
      {end}
    </div>
  );
}
