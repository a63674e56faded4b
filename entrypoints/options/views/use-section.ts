import { useEffect } from 'react';
import { useUi } from '../../../components/state/use-ui';

/** Brings the section that the view begins at into sight, and the focus to its heading. */
export function useSection(): void {
  const view = useUi((state) => state.view);
  useEffect(() => {
    const heading = view.name === 'home' && view.at !== undefined && document.getElementById(view.at);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [view]);
}
