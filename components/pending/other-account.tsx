import type { TokenView } from '../../core/pages/snapshot';
import type { TestResult } from '../../core/token/outcome';
import { Button } from '../controls/button';
import { Fact } from '../controls/fact';
import { Notice } from '../controls/notice';
import { identityPair } from '../format/identity-text';
import { text } from '../format/text';
import { send } from '../state/send';
import { useBusy } from '../state/use-busy';

interface OtherAccountProps {
  /** Of the new token. */
  readonly test: TestResult;
  readonly replaced: TokenView;
}

/** The new token belongs to somebody other than the old one. Both are still there, and the user decides. */
export function OtherAccount({ test, replaced }: OtherAccountProps) {
  const [busy, whileBusy] = useBusy();
  const [mine, its] = identityPair(test, replaced.test);
  const finish = (how: 'beside' | 'all-the-same') => whileBusy(() => send('draft.finish', { how }));
  return (
    <>
      <Notice tone="warning">{text('other_account')}</Notice>
      <dl className="facts">
        <Fact word={text('account_new')}>{mine}</Fact>
        <Fact word={text('account_old')}>{its}</Fact>
      </dl>
      <div className="actions">
        <Button look="filled" busy={busy} onClick={() => whileBusy(() => send('draft.discard', {}))}>
          {text('keep_old')}
        </Button>
        <Button busy={busy} onClick={() => finish('beside')}>
          {text('add_beside')}
        </Button>
        <Button look="plain" busy={busy} onClick={() => finish('all-the-same')}>
          {text('replace_all_the_same')}
        </Button>
      </div>
    </>
  );
}
