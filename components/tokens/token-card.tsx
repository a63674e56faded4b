import { lazy, type ReactNode, useId } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { Switch } from '../controls/switch';
import { text } from '../format/text';
import { act } from '../state/act';
import { useUi } from '../state/use-ui';
import { GuestLine } from './guest-line';
import { openedByPage } from './opened-by-page';
import { OutcomeLine } from './outcome-line';
import { StatusLine } from './status-line';
import { TokenActions } from './token-actions';
import { useNames } from './token-name';
import { TokenSites } from './token-sites';
import { WhoLine } from './who-line';

const LimitLines = lazy(() => import('./limit-lines').then((file) => ({ default: file.LimitLines })));
const PageOpened = lazy(() => import('./page-opened').then((file) => ({ default: file.PageOpened })));

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
  const opened = here ? openedByPage(token, tab) : null;
  return (
    <article className="card" aria-labelledby={title}>
      <div className="spread">
        <h2 id={title}>{name}</h2>
        <Switch
          label={text('switch_label', name)}
          word={text('use_it')}
          on={token.on}
          onChange={(on) => void act('token.edit', { id: token.id, on })}
        />
      </div>
      <WhoLine token={token} />
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
      <TokenActions token={token} reloads={here && opened === null} />
      <TokenSites token={token} />
    </article>
  );
}

function isLimited({ sendUntil, expiresAt, getOnly, withoutCookies, acceptCookies }: TokenView): boolean {
  return sendUntil !== null || expiresAt !== null || getOnly || withoutCookies || acceptCookies;
}
