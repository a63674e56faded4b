import { useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import { type FormsResult, type FormTry, type Look, usualForms } from '../../core/probe/usual-forms';
import { accessPattern } from '../../core/token/access-pattern';
import { maskedLine, type TokenHeader } from '../../core/token/headers';
import { requestAccess } from '../../platform/access';
import { sendMessage } from '../../platform/send-message';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { SentLine } from '../controls/fact';
import { Notice } from '../controls/notice';
import { lookText, triedText } from '../format/look-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { run } from '../state/send';
import { announce } from '../state/store';
import { useBusy } from '../state/use-busy';

interface LookAndTryProps {
  readonly draft: PendingTokenView;
  readonly own: OwnDraftView;
  /** The one form that the API asks for. */
  readonly onLead: (header: TokenHeader) => void;
  readonly onAccepted: (header: TokenHeader) => void;
}

/** What an address said, for that address only. */
interface Looked {
  readonly place: string;
  readonly look: Look;
}

/**
 * Asks the API what it wants without the token; then, if the user likes, tries the usual forms one after the other, each
 * of them shown before. One encrypted address that is nobody's whom Keybearer knows, and none that looks like one.
 */
export function LookAndTry({ draft, own, onLead, onAccepted }: LookAndTryProps) {
  const [origin = ''] = own.origins;
  const path = own.check?.path ?? (own.input.pathPrefix || '/');
  const place = origin + path;
  const [looked, setLooked] = useState<Looked | null>(null);
  const [denied, setDenied] = useState(false);
  const [busy, whileBusy] = useBusy();
  const isPlain = own.problems.some(({ place: at }) => at === 'origin' || at === 'check');
  if (
    isPlain ||
    own.isOther ||
    !origin.startsWith('https:') ||
    own.hosts.some(({ likeness }) => likeness !== null)
  )
    return null;
  const look = async () => {
    // The first call of the click, or Firefox does not ask.
    const answer = requestAccess([accessPattern(origin)]);
    await run(async () => {
      const granted = await answer;
      setDenied(!granted);
      if (!granted) return;
      const said = await sendMessage('draft.look', { id: draft.id });
      setLooked({ place, look: said });
      announce(lookText(said));
      const forms = formsFor(origin, path, said, false);
      if (said.kind !== 'none' && said.schemes.length > 0 && forms.length === 1 && forms[0])
        onLead(forms[0].header);
    });
  };
  const said = looked?.place === place ? looked.look : null;
  return (
    <div className="look">
      {said === null ? (
        <div className="actions">
          <Button busy={busy} onClick={() => whileBusy(look)}>
            {text('look_allow')}
          </Button>
          <span className="quiet">{text('look_what', `${hostText(origin)}${path}`)}</span>
        </div>
      ) : (
        <p className="quiet">{lookText(said)}</p>
      )}
      {denied && <Notice tone="warning">{text('look_denied')}</Notice>}
      {said !== null && mayTry(said) && (
        <TryForms key={place} draft={draft} origin={origin} path={path} look={said} onAccepted={onAccepted} />
      )}
    </div>
  );
}

interface TryFormsProps extends Pick<LookAndTryProps, 'draft' | 'onAccepted'> {
  readonly origin: string;
  readonly path: string;
  readonly look: Look;
}

/** The exact lines that are sent, and what came of them. */
function TryForms({ draft, origin, path, look, onAccepted }: TryFormsProps) {
  const [basic, setBasic] = useState(false);
  const [result, setResult] = useState<FormsResult | null>(null);
  const [busy, whileBusy] = useBusy();
  const host = hostText(origin);
  const forms = formsFor(origin, path, look, basic);
  const named = look.kind !== 'none' && look.schemes.length > 0;
  const attempt = () =>
    run(async () => {
      const came = await sendMessage('draft.try-forms', { id: draft.id, basic });
      setResult(came);
      announce(triedText(came));
      const header = formsFor(origin, path, look, true).find(({ form }) => form === came.accepted)?.header;
      if (header !== undefined) onAccepted(header);
    });
  if (result !== null)
    return <Notice tone={result.accepted === null ? 'info' : 'good'}>{triedText(result)}</Notice>;
  if (forms.length === 0) return <p className="quiet">{text('try_none')}</p>;
  return (
    <details className="details" open>
      <summary>{text('try_intro', path)}</summary>
      <ol className="try-lines">
        {forms.map(({ form, header }) => (
          <li key={form}>
            <SentLine>{lineOf(header, draft.lastFour)}</SentLine>
          </li>
        ))}
      </ol>
      {!named && (
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
        <Button busy={busy} onClick={() => whileBusy(attempt)}>
          {text('try_forms', forms.length)}
        </Button>
      </div>
      <BusyLine going={busy}>{text('try_going', host)}</BusyLine>
    </details>
  );
}

/** What is tried after such an answer; the background makes its list in the same way. */
function formsFor(origin: string, path: string, look: Look, basic: boolean): readonly FormTry[] {
  try {
    return usualForms(origin, path, look.kind === 'none' ? [] : look.schemes, basic);
  } catch {
    return [];
  }
}

/** Only a plain refusal is a reason to send a token. */
function mayTry(look: Look): boolean {
  if (look.kind === 'none' || look.kind === 'redirect') return false;
  return look.status === 401 || look.status === 403;
}

function lineOf(header: TokenHeader, lastFour: string): string {
  return maskedLine(header, { secret: `••••••••${lastFour}`, fields: [] }, 'shown');
}
