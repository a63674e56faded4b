import { RotateCw } from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { later } from '../controls/later';
import { Menu } from '../controls/menu';
import { text } from '../format/text';
import { send } from '../state/send';
import { navigate, useUi } from '../state/store';
import { useBusy } from '../state/use-busy';
import { savableAddress } from './savable-address';
import { testToken } from './test-token';
import { useNames } from './token-name';
import { useReach } from './use-reach';

// Asked for with the card, so that hardly anybody opens the menu before it is there.
const TokenMenuItems = later(async () => (await import('./token-menu')).TokenMenuItems);

interface TokenActionsProps {
  readonly token: TokenView;
  readonly reloads: boolean;
}

/** Reload, test, replace; everything else is in the menu. */
export function TokenActions({ token, reloads }: TokenActionsProps) {
  const name = useNames()(token);
  const tab = useUi((state) => state.tab);
  const tabId = tab?.id;
  const { sent } = useReach(token, tabId ?? null);
  const [testing, whileBusy] = useBusy();
  const [saving, runSave] = useBusy();
  const url = reloads && sent ? savableAddress(token, tab) : null;
  const save =
    url === null || tabId === undefined
      ? null
      : () =>
          runSave(async () => {
            const { saveAnswer } = await import('./save-answer');
            await saveAnswer(token.id, tabId, url);
          });
  return (
    <>
      <div className="actions">
        {reloads && tabId !== undefined && (
          <Button icon={RotateCw} onClick={() => void send('tab.reload', { tabId })}>
            {text('reload_tab')}
          </Button>
        )}
        <Button busy={testing} onClick={() => whileBusy(() => testToken(token))}>
          {text(testing ? 'testing' : 'test')}
        </Button>
        <Button onClick={() => navigate({ name: 'replace', id: token.id })}>{text('replace')}</Button>
        <Menu label={text('more_for', name)}>
          <TokenMenuItems token={token} onSave={save} />
        </Menu>
      </div>
      <BusyLine going={saving}>{text('saving_answer')}</BusyLine>
    </>
  );
}
