import { Printer } from 'lucide-react';
import { type FormEvent, type RefObject, useCallback, useEffect, useId, useRef } from 'react';
import { printPage } from '../../platform/print-page';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { PassphraseField, type PassphraseHandle } from '../controls/secret-field';
import { dayText, text } from '../format/text';
import { useAttempt } from '../state/use-attempt';

interface CodeOnPaperProps {
  /** A pending code, not in force yet. */
  readonly code: RefObject<string>;
  readonly onConfirmed: () => void;
}

/** Shows a pending code once, and puts it in force when its last group was typed from the paper. */
export function CodeOnPaper({ code, onConfirmed }: CodeOnPaperProps) {
  const field = useRef<PassphraseHandle>(null);
  const attempt = useAttempt();
  const said = useId();
  // A user who leaves without typing it has no paper: the code before stays in force. A confirmed code is no longer
  // there to discard.
  useEffect(() => () => void sendMessage('recovery.discard', {}).catch(() => undefined), []);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.run(async () => {
      await sendMessage('recovery.confirm', { ending: (field.current?.read() ?? '').trim().slice(0, 20) });
      field.current?.clear();
      onConfirmed();
    });
  };
  return (
    <>
      <p>{text('recovery_write_down')}</p>
      <CodeSheet code={code} />
      <div className="actions">
        <Button icon={Printer} onClick={printPage}>
          {text('print')}
        </Button>
      </div>
      <form className="stack" onSubmit={onSubmit}>
        <PassphraseField
          handle={field}
          label={text('recovery_ending')}
          describedBy={said}
          invalid={attempt.problem !== null}
        />
        <AttemptLine id={said} attempt={attempt} />
        <div className="actions">
          <Button type="submit" look="filled" busy={attempt.busy}>
            {text('recovery_confirm')}
          </Button>
        </div>
      </form>
    </>
  );
}

/**
 * The recovery code as text, and around it what only the printed sheet shows. React never holds the code: it
 * is written into the element and taken out of it when the view goes, as on a lock.
 */
function CodeSheet({ code }: { readonly code: RefObject<string> }) {
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
