import { Clock, Copy, Download, Eye, Pencil, ShieldOff, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { MenuItem, MenuLine } from '../controls/menu';
import { text } from '../format/text';
import { send, sendAndLeave } from '../state/send';
import { navigate, useUi } from '../state/store';
import { copyCurl } from './copy-curl';

const MINUTES = 15;

interface TokenMenuItemsProps {
  readonly token: TokenView;
  /** Saves what the tab shows; null where that can't be done. */
  readonly onSave?: (() => void) | null;
}

/** The entries of a token's menu: what few people need every day. */
export function TokenMenuItems({ token, onSave = null }: TokenMenuItemsProps) {
  const { id } = token;
  // What goes in no header is sent nowhere, so there is nothing to set about that.
  const sends = token.status !== 'no-header';
  useEffect(giveFocusWhenLate, []);
  return (
    <>
      {onSave !== null && (
        <MenuItem icon={Download} onChoose={onSave}>
          {text('save_answer')}
        </MenuItem>
      )}
      {sends && (
        <MenuItem icon={Copy} onChoose={() => void copyCurl(token)}>
          {text('copy_curl')}
        </MenuItem>
      )}
      <MenuItem icon={Eye} onChoose={() => navigate({ name: 'reveal', id })}>
        {text('show_or_copy')}
      </MenuItem>
      {sends && <SendingItems token={token} />}
      <MenuLine />
      <MenuItem icon={Pencil} onChoose={() => navigate({ name: 'edit', id })}>
        {text('edit')}
      </MenuItem>
      <MenuItem icon={Trash2} onChoose={() => void sendAndLeave('token.remove', { id })}>
        {text('remove')}
      </MenuItem>
      <MenuItem icon={ShieldOff} onChoose={() => navigate({ name: 'revoke', id })}>
        {text('revoke_at', token.providerName)}
      </MenuItem>
    </>
  );
}

/** Anyone who opened the menu before its entries were there has it placed and focused as if they had been. */
function giveFocusWhenLate(): void {
  const menu = document.querySelector<HTMLElement>('.menu:popover-open');
  if (menu === null || menu.contains(document.activeElement)) return;
  // An open menu is placed again whenever the page changes its size.
  dispatchEvent(new Event('resize'));
  menu.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
}

/** What a token is sent with, and from where. */
function SendingItems({ token }: { readonly token: TokenView }) {
  const { id, getOnly, withoutCookies, acceptCookies, sendUntil } = token;
  const limited = sendUntil !== null;
  return (
    <>
      <MenuLine />
      <MenuItem
        icon={Clock}
        checked={limited}
        onChoose={() => void send('token.send-for', { id, minutes: limited ? null : MINUTES })}
      >
        {text('send_for', MINUTES)}
      </MenuItem>
      <TabMenuItem token={token} />
      <MenuItem checked={getOnly} onChoose={() => void send('token.edit', { id, getOnly: !getOnly })}>
        {text('get_only')}
      </MenuItem>
      <MenuItem
        checked={withoutCookies}
        onChoose={() => void send('token.edit', { id, withoutCookies: !withoutCookies })}
      >
        {text('without_cookies')}
      </MenuItem>
      {acceptCookies ? (
        <MenuItem checked onChoose={() => void send('token.edit', { id, acceptCookies: false })}>
          {text('accept_cookies')}
        </MenuItem>
      ) : (
        // Switched on beside the words that say what it opens.
        <MenuItem onChoose={() => navigate({ name: 'edit', id, at: 'cookies' })}>
          {text('accept_cookies_ask')}
        </MenuItem>
      )}
    </>
  );
}

/** Limits a token to this tab, or lets it go to every tab again. In a private tab: uses it here, or no more. */
function TabMenuItem({ token }: { readonly token: TokenView }) {
  const tabId = useUi((state) => state.tab?.id);
  const privateTabs = useUi((state) => state.snapshot?.privateTabs);
  if (tabId === undefined) return null;
  const { id, scope, chosenTabs, sharedWithApp, plainHttp } = token;
  const isChosen = chosenTabs.includes(tabId);
  const choose = (chosen: boolean) => send('token.choose-tab', { id, tabId, chosen });
  if (scope === 'automatic' && privateTabs?.includes(tabId)) {
    return (
      <MenuItem checked={isChosen} onChoose={() => void choose(!isChosen)}>
        {text('this_private_tab')}
      </MenuItem>
    );
  }

  // Beside other chosen tabs it is one more, and no longer the only one.
  if (scope === 'chosen-tabs' && (!isChosen || chosenTabs.length > 1)) {
    return (
      <MenuItem checked={isChosen} onChoose={() => void choose(!isChosen)}>
        {text('use_in_this_tab')}
      </MenuItem>
    );
  }

  const only = scope === 'chosen-tabs';
  const change = async () => {
    // The vendor's own app lives on a shared host, so its token stays limited to chosen tabs; so does one of plain http.
    if (only && !sharedWithApp && !plainHttp && !(await send('token.edit', { id, scope: 'automatic' })))
      return;
    if (!(await choose(!only))) return;
    if (!only && scope === 'automatic') await send('token.edit', { id, scope: 'chosen-tabs' });
  };
  return (
    <MenuItem checked={only} onChoose={() => void change()}>
      {text('this_tab_only')}
    </MenuItem>
  );
}
