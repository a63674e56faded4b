import { Clock, Copy, Download, Eye, Pencil, ShieldOff, Trash2 } from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import { Menu } from '../controls/menu';
import { MenuItem } from '../controls/menu-item';
import { MenuLine } from '../controls/menu-line';
import { text } from '../format/text';
import { act } from '../state/act';
import { go } from '../state/go';
import { copyCurl } from './copy-curl';
import { TabMenuItem } from './tab-menu-item';
import { useNames } from './token-name';

const MINUTES = 15;

interface TokenMenuProps {
  readonly token: TokenView;
  /** Saves what the tab shows; null where that can't be done. */
  readonly onSave?: (() => void) | null;
}

/** What few people need every day, for one token. */
export function TokenMenu({ token, onSave = null }: TokenMenuProps) {
  const { id, getOnly, withoutCookies, acceptCookies, sendUntil } = token;
  const name = useNames()(token);
  const limited = sendUntil !== null;
  return (
    <Menu label={text('more_for', name)}>
      {onSave !== null && (
        <MenuItem icon={Download} onChoose={onSave}>
          {text('save_answer')}
        </MenuItem>
      )}
      <MenuItem icon={Copy} onChoose={() => void copyCurl(token)}>
        {text('copy_curl')}
      </MenuItem>
      <MenuItem icon={Eye} onChoose={() => go({ name: 'reveal', id })}>
        {text('show_or_copy')}
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={Clock}
        checked={limited}
        onChoose={() => void act('token.send-for', { id, minutes: limited ? null : MINUTES })}
      >
        {text('send_for', MINUTES)}
      </MenuItem>
      <TabMenuItem token={token} />
      <MenuItem checked={getOnly} onChoose={() => void act('token.edit', { id, getOnly: !getOnly })}>
        {text('get_only')}
      </MenuItem>
      <MenuItem
        checked={withoutCookies}
        onChoose={() => void act('token.edit', { id, withoutCookies: !withoutCookies })}
      >
        {text('without_cookies')}
      </MenuItem>
      {acceptCookies ? (
        <MenuItem checked onChoose={() => void act('token.edit', { id, acceptCookies: false })}>
          {text('accept_cookies')}
        </MenuItem>
      ) : (
        // Switched on beside the words that say what it opens.
        <MenuItem onChoose={() => go({ name: 'edit', id, at: 'cookies' })}>
          {text('accept_cookies_ask')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={Pencil} onChoose={() => go({ name: 'edit', id })}>
        {text('edit')}
      </MenuItem>
      <MenuItem icon={Trash2} onChoose={() => void act('token.remove', { id })}>
        {text('remove')}
      </MenuItem>
      <MenuItem icon={ShieldOff} onChoose={() => go({ name: 'revoke', id })}>
        {text('revoke_at', token.providerName)}
      </MenuItem>
    </Menu>
  );
}
