import { useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import { type Look, usualForms } from '../../core/probe/usual-forms';
import { checkedAddress } from '../../core/providers/own-provider-input';
import { accessPattern } from '../../core/token/access-pattern';
import { maskedLine } from '../../core/token/headers';
import { requestAccess } from '../../platform/access';
import { sendMessage } from '../../platform/send-message';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { SentLine } from '../controls/fact';
import { Notice } from '../controls/notice';
import { lookText, triedText } from '../format/look-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { run, send } from '../state/send';
import { announce } from '../state/store';
import { useBusy } from '../state/use-busy';

interface LookAndTryProps {
  readonly draft: PendingTokenView;
  readonly own: OwnDraftView;
}

/**
 * Asks the API what it wants without the token; then, if the user likes, tries the usual forms one after the other, each
 * of them shown before. One encrypted address that is nobody's whom Keybearer knows, and none that looks like one.
 */
export function LookAndTry({ draft, own }: LookAndTryProps) {
  const address = checkedAddress(own.input);
  const [denied, setDenied] = useState(false);
  const [busy, whileBusy] = useBusy();
  if (address === null || !isForTrying(own)) return null;
  const { origin, path } = address;
  const { look } = own;
  const ask = async () => {
    // The first call of the click, or Firefox does not ask.
    const answer = requestAccess([accessPattern(origin)]);
    const told = send('draft.asked', { how: 'look' });
    await run(async () => {
      const [granted] = await Promise.all([answer, told]);
      setDenied(!granted);
      if (granted) announce(lookText(await sendMessage('draft.look', { id: draft.id })));
    });
  };
  return (
    <div className="look">
      {look === null ? (
        <>
          <div className="actions">
            <Button busy={busy} onClick={() => whileBusy(ask)}>
              {text('look_allow')}
            </Button>
          </div>
          <p className="quiet">{text('look_what', `${hostText(origin)}${path}`)}</p>
        </>
      ) : (
        <p className="quiet">{lookText(look)}</p>
      )}
      {denied && <Notice tone="warning">{text('look_denied')}</Notice>}
      {own.tried !== null ? (
        <Notice tone={own.tried.accepted === null ? 'info' : 'good'}>{triedText(own.tried)}</Notice>
      ) : (
        look !== null && mayTry(look) && <TryForms draft={draft} origin={origin} path={path} look={look} />
      )}
    </div>
  );
}

interface TryFormsProps extends Pick<LookAndTryProps, 'draft'> {
  readonly origin: string;
  readonly path: string;
  readonly look: Look;
}

/** The exact lines that are sent, one after the other. */
function TryForms({ draft, origin, path, look }: TryFormsProps) {
  const [basic, setBasic] = useState(false);
  const [busy, whileBusy] = useBusy();
  const host = hostText(origin);
  const schemes = look.kind === 'none' ? [] : look.schemes;
  const forms = usualForms(origin, path, schemes, basic);
  const attempt = () =>
    run(async () => announce(triedText(await sendMessage('draft.try-forms', { id: draft.id, basic }))));
  if (forms.length === 0) return <p className="quiet">{text('try_none')}</p>;
  return (
    <div className="stack-tight">
      <p>{text('try_intro', path)}</p>
      <ol className="try-lines">
        {forms.map(({ form, header }) => (
          <li key={form}>
            <SentLine>
              {maskedLine(header, { secret: `••••••••${draft.lastFour}`, fields: [] }, 'shown')}
            </SentLine>
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
        <Button busy={busy} onClick={() => whileBusy(attempt)}>
          {text('try_forms', forms.length)}
        </Button>
      </div>
      <BusyLine going={busy}>{text('try_going', host)}</BusyLine>
    </div>
  );
}

/** Where forms may be tried at all; the background refuses everywhere else. */
function isForTrying({ origins, problems, isOther, hosts }: OwnDraftView): boolean {
  const faulty = problems.some(({ place }) => place === 'origin' || place === 'check');
  const odd = isOther || hosts.some(({ likeness }) => likeness !== null);
  return !faulty && !odd && origins[0]?.startsWith('https:') === true;
}

/** Only a plain refusal is a reason to send a token. */
function mayTry(look: Look): boolean {
  if (look.kind === 'none' || look.kind === 'redirect') return false;
  return look.status === 401 || look.status === 403;
}
