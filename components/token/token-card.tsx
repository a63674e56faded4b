import { type ReactNode, useId } from 'react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Switch } from '../controls/switch';
import { act } from '../state/act';
import { useUi } from '../state/use-ui';
import { text } from '../text';
import { LimitLines } from './limit-lines';
import { OutcomeLine } from './outcome-line';
import { StatusLine } from './status-line';
import { TokenActions } from './token-actions';
import { useNames } from './token-name';
import { TokenSites } from './token-sites';
import { WhoLine } from './who-line';

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
  const tabId = useUi((state) => state.tab?.id ?? null);
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
      <StatusLine token={token} tabId={here ? tabId : null} />
      <OutcomeLine token={token} />
      <LimitLines token={token} />
      <TokenActions token={token} reloads={here} />
      <TokenSites token={token} />
    </article>
  );
}
