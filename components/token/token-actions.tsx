import { RotateCw } from 'lucide-react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { go } from '../state/go';
import { useBusy } from '../state/use-busy';
import { useUi } from '../state/use-ui';
import { text } from '../text';
import { testToken } from './test-token';
import { TokenMenu } from './token-menu';

interface TokenActionsProps {
  readonly token: TokenView;
  readonly reloads: boolean;
}

/** Reload, test, replace; everything else is in the menu. */
export function TokenActions({ token, reloads }: TokenActionsProps) {
  const tabId = useUi((state) => state.tab?.id);
  const [testing, run] = useBusy();
  return (
    <div className="actions">
      {reloads && tabId !== undefined && (
        <Button icon={RotateCw} onClick={() => void act('tab.reload', { tabId })}>
          {text('reload_tab')}
        </Button>
      )}
      <Button busy={testing} onClick={() => run(() => testToken(token))}>
        {text(testing ? 'testing' : 'test')}
      </Button>
      <Button onClick={() => go({ name: 'replace', id: token.id })}>{text('replace')}</Button>
      <TokenMenu token={token} />
    </div>
  );
}
