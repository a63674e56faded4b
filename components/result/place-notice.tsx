import type { TokenView } from '../../core/pages/snapshot';
import { shareOrigin } from '../../core/shapes/any-port';
import { activeConflicts } from '../../core/token/active-conflicts';
import { compareAccounts } from '../../core/token/same-account';
import { Button } from '../controls/button';
import { Fact } from '../controls/fact';
import { Notice } from '../controls/notice';
import { identityPair } from '../format/identity-text';
import { hostText } from '../format/site-text';
import { listText, text } from '../format/text';
import { send } from '../state/send';
import { useUi } from '../state/store';
import { useBusy } from '../state/use-busy';
import { nameIn, useNames, useShortNames } from '../tokens/token-name';

const COMPARED = {
  same: 'accounts_same',
  different: 'accounts_different',
  unknown: 'accounts_unknown',
} as const;

/** Whether a token took the place of another one of its host, or stays off beside it; and the way back. */
export function PlaceNotice({ token }: { readonly token: TokenView }) {
  const snapshot = useUi((state) => state.snapshot);
  if (!snapshot) return null;
  const { tokens, result } = snapshot;
  const saved = result?.tokenId === token.id ? result : null;
  const conflicts = token.on ? [] : activeConflicts(token, tokens);
  const beaten = tokens.filter(({ id, on }) => token.on && !on && saved?.switchedOff.includes(id));
  return (
    <>
      {saved?.uncompared && <Notice tone="warning">{text('replaced_uncompared')}</Notice>}
      {beaten.map((other) => (
        <Notice key={other.id} actions={<SwitchTo token={other} word="switch_back" named={other} />}>
          {text('took_over', nameIn(tokens, other))}
        </Notice>
      ))}
      {conflicts.map((other) => (
        <StaysOn key={other.id} token={token} other={other} />
      ))}
    </>
  );
}

interface StaysOnProps {
  readonly token: TokenView;
  /** The one that is sent. */
  readonly other: TokenView;
}

/** A token that is off because another one is on, and whose both are. */
function StaysOn({ token, other }: StaysOnProps) {
  const hosts = listText(
    token.origins.filter((origin) => shareOrigin(other.origins, [origin])).map(hostText),
  );
  const outcome = token.test?.outcome;
  const otherName = useNames()(other);
  // Nothing is gained by using it.
  if (outcome === 'refused' || outcome === 'other-region')
    return <Notice>{text('stays_on', otherName, hosts)}</Notice>;
  const compared = compareAccounts(token, other);
  const [mine, its] = identityPair(token.test, other.test);
  return (
    <Notice tone="warning" actions={<SwitchTo token={token} word="use_instead" named={other} />}>
      <p>
        {text('off_beside', otherName, hosts)} {text(COMPARED[compared])}
      </p>
      {compared !== 'same' && (
        <dl className="facts">
          <Fact word={text('account_this')}>{mine}</Fact>
          <Fact word={text('account_other')}>{its}</Fact>
        </dl>
      )}
    </Notice>
  );
}

interface SwitchToProps {
  readonly token: TokenView;
  readonly word: 'switch_back' | 'use_instead';
  readonly named: TokenView;
}

function SwitchTo({ token, word, named }: SwitchToProps) {
  const name = useShortNames()(named);
  const [busy, whileBusy] = useBusy();
  return (
    <Button busy={busy} onClick={() => whileBusy(() => send('token.edit', { id: token.id, on: true }))}>
      {text(word, name)}
    </Button>
  );
}
