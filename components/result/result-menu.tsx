import { Pencil, RotateCw, Zap } from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import { Menu } from '../controls/menu';
import { MenuItem } from '../controls/menu-item';
import { text } from '../format/text';
import { act } from '../state/act';
import { go } from '../state/go';
import { useUi } from '../state/use-ui';
import { testToken } from '../tokens/test-token';
import { useNames } from '../tokens/token-name';
import { dismissResult } from './leave-result';

/** What may come after a result besides its main step. */
export function ResultMenu({ token }: { readonly token: TokenView }) {
  const { id } = token;
  const name = useNames()(token);
  const tabId = useUi((state) => state.tab?.id);
  const edit = () => {
    go({ name: 'edit', id });
    void dismissResult();
  };
  return (
    <Menu label={text('more_for', name)}>
      {tabId !== undefined && (
        <MenuItem icon={RotateCw} onChoose={() => void act('tab.reload', { tabId })}>
          {text('reload_tab')}
        </MenuItem>
      )}
      <MenuItem icon={Zap} onChoose={() => void testToken(token)}>
        {text('test_again')}
      </MenuItem>
      <MenuItem icon={Pencil} onChoose={edit}>
        {text('edit')}
      </MenuItem>
    </Menu>
  );
}
