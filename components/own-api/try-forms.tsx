import { useState } from 'react';
import { type Look, usualForms } from '../../core/probe/usual-forms';
import { maskedLine } from '../../core/token/headers';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { SentLine } from '../controls/fact';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { run } from '../state/send';
import { useBusy } from '../state/use-busy';

interface TryFormsProps {
  readonly lastFour: string;
  readonly origin: string;
  readonly path: string;
  /** What the address answered without the token. */
  readonly look: Look;
  /** @param basic whether Basic is tried as well */
  readonly onTry: (basic: boolean) => Promise<void>;
}

/** The exact lines that are sent, one after the other. */
export function TryForms({ lastFour, origin, path, look, onTry }: TryFormsProps) {
  const [basic, setBasic] = useState(false);
  const [busy, whileBusy] = useBusy();
  const host = hostText(origin);
  const schemes = look.kind === 'none' ? [] : look.schemes;
  const forms = usualForms(origin, path, schemes, basic);
  if (forms.length === 0) return <p className="quiet">{text('try_none')}</p>;
  return (
    <div className="stack-tight">
      <p>{text('try_intro', path)}</p>
      <ol className="try-lines">
        {forms.map(({ form, header }) => (
          <li key={form}>
            <SentLine>{maskedLine(header, { secret: `••••••••${lastFour}`, fields: [] }, 'shown')}</SentLine>
          </li>
        ))}
      </ol>
      {schemes.length === 0 && (
        <label className="choice">
          <input
            type="checkbox"
            checked={basic}
            onChange={(event) => setBasic(event.currentTarget.checked)}
          />
          {text('try_basic')}
        </label>
      )}
      <p className="quiet">{text('try_sees', host)}</p>
      <div className="actions">
        <Button busy={busy} onClick={() => whileBusy(() => run(() => onTry(basic)))}>
          {text('try_forms', forms.length)}
        </Button>
      </div>
      <BusyLine going={busy}>{text('try_going', host)}</BusyLine>
    </div>
  );
}
