import type { TokenView } from '../../core/pages/snapshot';
import { MenuItem } from '../controls/menu-item';
import { text } from '../format/text';
import { act } from '../state/act';
import { useUi } from '../state/use-ui';

/** Limits a token to this tab, or lets it go to every tab again. In a private tab: uses it here, or no more. */
export function TabMenuItem({ token }: { readonly token: TokenView }) {
  const tabId = useUi((state) => state.tab?.id);
  const privateTabs = useUi((state) => state.snapshot?.privateTabs);
  if (tabId === undefined) return null;
  const { id, scope, chosenTabs, sharedWithApp } = token;
  const isChosen = chosenTabs.includes(tabId);
  const choose = (chosen: boolean) => act('token.choose-tab', { id, tabId, chosen });
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
    // The vendor's own app lives on a shared host, so its token stays limited to chosen tabs.
    if (only && !sharedWithApp && !(await act('token.edit', { id, scope: 'automatic' }))) return;
    if (!(await choose(!only))) return;
    if (!only && scope === 'automatic') await act('token.edit', { id, scope: 'chosen-tabs' });
  };
  return (
    <MenuItem checked={only} onChoose={() => void change()}>
      {text('this_tab_only')}
    </MenuItem>
  );
}
