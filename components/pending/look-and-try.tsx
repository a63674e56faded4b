import { useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import { mayTryAfter } from '../../core/probe/usual-forms';
import { checkedAddress } from '../../core/providers/own-provider-input';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { lookText, triedText } from '../format/look-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { TryForms } from '../own-api/try-forms';
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
  const attempt = async (basic: boolean) =>
    announce(triedText(await sendMessage('draft.try-forms', { id: draft.id, basic })));
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
        look !== null &&
        mayTryAfter(look) && (
          <TryForms lastFour={draft.lastFour} origin={origin} path={path} look={look} onTry={attempt} />
        )
      )}
    </div>
  );
}

/** Where forms may be tried at all; the background refuses everywhere else. */
function isForTrying({ origins, problems, isOther, hosts }: OwnDraftView): boolean {
  const faulty = problems.some(({ place }) => place === 'origin' || place === 'check');
  const odd = isOther || hosts.some(({ likeness }) => likeness !== null);
  return !faulty && !odd && origins[0]?.startsWith('https:') === true;
}
