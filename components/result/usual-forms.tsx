import { useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { type FormsResult, type Look, mayTryAfter } from '../../core/probe/usual-forms';
import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { lookText, triedText } from '../format/look-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { TryForms } from '../own-api/try-forms';
import { run } from '../state/send';
import { announce } from '../state/store';
import { useBusy } from '../state/use-busy';

/**
 * A refusal by an API of which only one source speaks may mean that it takes its tokens in another form. Asks what it
 * wants without the token, then tries the usual forms, each of them shown before.
 */
export function UsualForms({ token }: { readonly token: TokenView }) {
  const { id, asks, lastFour } = token;
  const [look, setLook] = useState<Look | null>(null);
  const [tried, setTried] = useState<FormsResult | null>(null);
  const [busy, whileBusy] = useBusy();
  if (asks.forms === null) return null;
  const { origin, path } = asks.forms;
  const ask = () =>
    run(async () => {
      const said = await sendMessage('token.look', { id });
      setLook(said);
      announce(lookText(said));
    });
  const attempt = async (basic: boolean) => {
    const result = await sendMessage('token.try-forms', { id, basic });
    setTried(result);
    announce(triedText(result));
  };
  return (
    <div className="look">
      {look === null ? (
        <>
          <p className="quiet">{text('other_form', `${hostText(origin)}${path}`)}</p>
          <div className="actions">
            <Button busy={busy} onClick={() => whileBusy(ask)}>
              {text('other_form_look')}
            </Button>
          </div>
        </>
      ) : (
        <p className="quiet">{lookText(look)}</p>
      )}
      {tried !== null ? (
        <Notice tone={tried.accepted === null ? 'info' : 'good'}>{triedText(tried)}</Notice>
      ) : (
        look !== null &&
        mayTryAfter(look) && (
          <TryForms lastFour={lastFour} origin={origin} path={path} look={look} onTry={attempt} />
        )
      )}
    </div>
  );
}
