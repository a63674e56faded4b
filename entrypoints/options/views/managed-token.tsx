import { useId } from 'react';
import { Button } from '../../../components/controls/button';
import { Switch } from '../../../components/controls/switch';
import { text } from '../../../components/format/text';
import { act } from '../../../components/state/act';
import { go } from '../../../components/state/go';
import { useBusy } from '../../../components/state/use-busy';
import { LimitLines } from '../../../components/tokens/limit-lines';
import { OutcomeLine } from '../../../components/tokens/outcome-line';
import { StatusLine } from '../../../components/tokens/status-line';
import { testToken } from '../../../components/tokens/test-token';
import { useNames } from '../../../components/tokens/token-name';
import type { TokenView } from '../../../core/pages/snapshot';
import { TokenFacts } from './token-facts';

/** One token of the list: what it is, whether it is sent, and what can be done with it. */
export function ManagedToken({ token }: { readonly token: TokenView }) {
  const { id } = token;
  const title = useId();
  const name = useNames()(token);
  const [testing, run] = useBusy();
  return (
    <li className="managed" aria-labelledby={title}>
      <div className="spread">
        <h3 id={title}>{name}</h3>
        <Switch
          label={text('switch_label', name)}
          word={text('use_it')}
          on={token.on}
          onChange={(on) => void act('token.edit', { id, on })}
        />
      </div>
      <StatusLine token={token} tabId={null} />
      <OutcomeLine token={token} />
      <LimitLines token={token} />
      <TokenFacts token={token} />
      <div className="actions">
        <Button onClick={() => go({ name: 'edit', id })}>{text('edit')}</Button>
        <Button busy={testing} onClick={() => run(() => testToken(token))}>
          {text(testing ? 'testing' : 'test')}
        </Button>
        <Button onClick={() => go({ name: 'replace', id })}>{text('replace')}</Button>
        <Button onClick={() => go({ name: 'reveal', id })}>{text('show_or_copy')}</Button>
        {token.scope === 'chosen-tabs' && !token.sharedWithApp && (
          <Button look="plain" onClick={() => void act('token.edit', { id, scope: 'automatic' })}>
            {text('use_in_every_tab')}
          </Button>
        )}
        <Button look="plain" onClick={() => go({ name: 'revoke', id })}>
          {text('revoke_at', token.providerName)}
        </Button>
        <Button look="plain" onClick={() => void act('token.remove', { id })}>
          {text('remove')}
        </Button>
      </div>
    </li>
  );
}
