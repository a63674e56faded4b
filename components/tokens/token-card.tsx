import { type ReactNode, useId } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { later } from '../controls/later';
import { Switch } from '../controls/switch';
import { identityShort } from '../format/identity-text';
import { hostText } from '../format/site-text';
import { listText, text } from '../format/text';
import { run, send } from '../state/send';
import { navigate, useUi } from '../state/store';
import { openedByPage } from './opened-by-page';
import { OutcomeLine } from './outcome-line';
import { StatusLine } from './status-line';
import { TokenActions } from './token-actions';
import { useNames } from './token-name';
import { useRequests } from './use-requests';

const CatalogueChange = later(async () => (await import('./catalogue-change')).CatalogueChange);
const LimitLines = later(async () => (await import('./limit-lines')).LimitLines);
const PageOpened = later(async () => (await import('./page-opened')).PageOpened);

interface TokenCardProps {
  readonly token: TokenView;
  /** True on the card of the tab in front: it can be reloaded. */
  readonly here?: boolean;
  /** The choice between several tokens for one API. */
  readonly choice?: ReactNode;
}

/** Everything about one token that matters while exploring an API. */
export function TokenCard({ token, here = false, choice }: TokenCardProps) {
  const title = useId();
  const name = useNames()(token);
  const tab = useUi((state) => state.tab);
  // A reload keeps who opened the page, so it would change nothing.
  const requests = useRequests(token, tab?.id ?? null);
  const opened = here ? openedByPage(token, tab, requests) : null;
  return (
    <article className="card" aria-labelledby={title}>
      <div className="spread">
        <h2 id={title}>{name}</h2>
        {token.status !== 'no-header' && (
          <Switch
            label={text('switch_label', name)}
            word={text('use_it')}
            on={token.on}
            onChange={(on) => void send('token.edit', { id: token.id, on })}
          />
        )}
      </div>
      <AccountLine token={token} />
      {choice}
      {opened && tab?.url ? (
        <PageOpened token={token} tabId={tab.id} url={tab.url} request={opened} />
      ) : (
        <StatusLine token={token} tabId={here ? (tab?.id ?? null) : null} />
      )}
      {here && tab !== null && token.guests[tab.id] !== undefined && (
        <GuestLine token={token} tabId={tab.id} />
      )}
      <OutcomeLine token={token} />
      {isLimited(token) && <LimitLines token={token} />}
      {token.catalogue !== null && <CatalogueChange token={token} catalogue={token.catalogue} />}
      <TokenActions token={token} reloads={here && opened === null} />
      {token.status !== 'no-header' && <TokenSites token={token} />}
    </article>
  );
}

function isLimited(token: TokenView): boolean {
  const { sendUntil, expiresAt, getOnly, withoutCookies, acceptCookies, layInClear } = token;
  return sendUntil !== null || expiresAt !== null || getOnly || withoutCookies || acceptCookies || layInClear;
}

/** Account and last characters of a token, as far as its title does not have them. */
function AccountLine({ token }: { readonly token: TokenView }) {
  const title = useNames()(token);
  const known = identityShort(token.test);
  const account = known !== null && title.endsWith(` · ${known}`) ? null : known;
  const end = title.endsWith(token.lastFour) ? '' : token.lastFour;
  if (account === null && end === '') return null;
  return (
    <p className="quiet">
      {account}
      {account !== null && end !== '' && '\u00a0· '}
      {end !== '' && (
        <span>
          {text('ends_in')} <code>{end}</code>
        </span>
      )}
    </p>
  );
}

/** Says that the page of this tab may use the token, and ends that. */
function GuestLine({ token, tabId }: { readonly token: TokenView; readonly tabId: number }) {
  return (
    <p>
      {text('let_in_now', hostText(token.guests[tabId] ?? ''))}{' '}
      <Button look="link" onClick={() => void send('page.let-out', { id: token.id, tabId })}>
        {text('let_out')}
      </Button>
    </p>
  );
}

/** From where the token is sent: the address bar, and pages that the user chose, with the access they lack. */
function TokenSites({ token }: { readonly token: TokenView }) {
  const { allowedSites, missingAccess, scope } = token;
  const waiting = allowedSites.filter((site) => missingAccess.includes(site));
  const allow = () => void run(() => requestAccess(waiting.map(accessPattern)));
  return (
    <div className="card-foot stack">
      <div className="spread">
        <p className="quiet">
          {text('pages_that_may')}:{' '}
          {[text(scope === 'automatic' ? 'address_bar' : 'chosen_tabs'), ...allowedSites.map(hostText)].join(
            ', ',
          )}
        </p>
        <Button look="link" onClick={() => navigate({ name: 'edit', id: token.id })}>
          {text('change')}
        </Button>
      </div>
      {waiting.length > 0 && (
        <p>
          {text('sites_without_access', listText(waiting.map(hostText)))}{' '}
          <Button look="link" onClick={allow}>
            {text('allow_access')}
          </Button>
        </p>
      )}
    </div>
  );
}
