import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { RequestView } from '../../core/browser-session/seen-requests';
import type { TokenView } from '../../core/pages/snapshot';
import { addressToOpen } from '../../core/visits/address-to-open';
import { Button } from '../controls/button';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { send } from '../state/send';
import { useSettled } from '../state/use-settled';
import { copyCurl } from './copy-curl';

interface PageOpenedProps {
  readonly token: TokenView;
  readonly tabId: number;
  readonly url: string;
  readonly request: RequestView;
}

/** A page brought the tab here, so the token was not sent; and the click that makes it the user's own visit. */
export function PageOpened({ token, tabId, url, request }: PageOpenedProps) {
  const { from, status, method } = request;
  const verdict = addressToOpen(url, token);
  return (
    <div className="icon-line page-opened">
      <TriangleAlert size={16} className="tone-limited" />
      <div className="stack">
        <p>
          {from === null ? text('page_opened') : text('page_opened_by', hostText(from))}{' '}
          {status !== null && text('the_answer', status)}
        </p>
        {method !== 'GET' && <p>{text('page_opened_method', method)}</p>}
        {method === 'GET' && verdict.kind === 'acts' && <p>{text('page_opened_acts', token.providerName)}</p>}
        {method === 'GET' && verdict.kind === 'too-long' && (
          <p>
            {text('page_opened_too_long')}{' '}
            <Button look="link" onClick={() => void copyCurl(token)}>
              {text('copy_curl')}
            </Button>
          </p>
        )}
        {method === 'GET' && verdict.kind === 'opens' && (
          <OpenWithToken key={verdict.address} token={token} tabId={tabId} {...verdict} />
        )}
      </div>
    </div>
  );
}

interface OpenWithTokenProps {
  readonly token: TokenView;
  readonly tabId: number;
  readonly address: string;
  readonly mayAct: boolean;
}

/** The whole address with its button: what is opened is what was read. */
function OpenWithToken({ token, tabId, address, mayAct }: OpenWithTokenProps) {
  const settled = useSettled();
  const [asking, setAsking] = useState(false);
  const open = (confirmed: boolean) => {
    setAsking(false);
    void send('tab.open-with-token', { tokenId: token.id, tabId, url: address, confirmed });
  };
  return (
    <>
      <WholeAddress address={address} />
      <p className="quiet">{text('page_chose_address')}</p>
      {mayAct && <p className="tone-limited">{text('address_may_act')}</p>}
      {asking ? (
        <div className="actions">
          <Button autoFocus onClick={() => setAsking(false)}>
            {text('do_not_open')}
          </Button>
          <Button look="plain" onClick={() => open(true)}>
            {text('open_all_the_same')}
          </Button>
        </div>
      ) : (
        <div className="actions">
          <Button
            look="filled"
            busy={!settled}
            title={settled ? undefined : text('address_just_changed')}
            onClick={() => (mayAct ? setAsking(true) : open(false))}
          >
            {text('open_with_token')}
          </Button>
          <Button look="plain" onClick={() => void copyCurl(token)}>
            {text('copy_curl')}
          </Button>
        </div>
      )}
    </>
  );
}

/** An address as it is sent, whole: a page chose it, and what is cut off can't be checked. */
function WholeAddress({ address }: { readonly address: string }) {
  const { protocol, host } = new URL(address);
  const start = `${protocol}//`;
  return (
    <p className="mono whole-address" dir="ltr">
      GET {start}
      <b>{host}</b>
      {address.slice(start.length + host.length)}
    </p>
  );
}
