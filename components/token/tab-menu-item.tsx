import type { TokenView } from '../../core/snapshot/snapshot';
import { MenuItem } from '../controls/menu-item';
import { act } from '../state/act';
import { useUi } from '../state/use-ui';
import { text } from '../text';

/** Limits a token to this tab, or lets it go to every tab again. */
export function TabMenuItem({ token }: { readonly token: TokenView }) {
  const tabId = useUi((state) => state.tab?.id);
  if (tabId === undefined) return null;
  const { id, scope, chosenTabs, sharedWithApp } = token;
  const chosen = scope === 'chosen-tabs' && chosenTabs.includes(tabId);

  const change = async () => {
    // The vendor's own app lives on a shared host, so its token stays limited to chosen tabs.
    if (chosen && !sharedWithApp) await act('token.edit', { id, scope: 'automatic' });
    if (!(await act('token.choose-tab', { id, tabId, chosen: !chosen }))) return;
    if (!chosen && scope === 'automatic') await act('token.edit', { id, scope: 'chosen-tabs' });
  };
  return (
    <MenuItem checked={chosen} onChoose={() => void change()}>
      {text('this_tab_only')}
    </MenuItem>
  );
}
