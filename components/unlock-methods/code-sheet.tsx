import { type RefObject, useCallback } from 'react';
import { text } from '../format/text';
import { dayText } from '../format/time-text';

/**
 * The recovery code as text, and around it what only the printed sheet shows. React never holds the code: it
 * is written into the element and taken out of it when the view goes, as on a lock.
 */
export function CodeSheet({ code }: { readonly code: RefObject<string> }) {
  const show = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      element.textContent = code.current;
      // The button that asked for it is gone, and with it the focus.
      element.focus();
      return () => {
        element.textContent = '';
      };
    },
    [code],
  );
  return (
    <section className="sheet" aria-label={text('recovery_code')}>
      <h2 className="only-print">{text('sheet_title')}</h2>
      <output ref={show} className="code" tabIndex={-1} aria-label={text('recovery_code')} />
      <p className="only-print">{text('sheet_made', dayText(Date.now()))}</p>
      <p className="only-print">{text('sheet_what')}</p>
      <p className="only-print">{text('sheet_how')}</p>
      <p className="only-print">{text('sheet_keep')}</p>
    </section>
  );
}
