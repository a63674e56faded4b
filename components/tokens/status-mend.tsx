import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { attempt } from '../state/act';
import { go } from '../state/go';
import { switchToken } from './switch-token';

interface StatusMendProps {
  readonly token: TokenView;
  readonly tabId: number | null;
  /** Whether it is sent from that tab already. */
  readonly sent: boolean;
}

/** The one click that makes a token be sent from this tab, where there is one. */
export function StatusMend({ token, tabId, sent }: StatusMendProps) {
  const { id, status } = token;
  if (status === 'no-access') {
    const allow = () => void attempt(() => requestAccess(token.missingAccess.map(accessPattern)));
    return (
      <Button look="link" onClick={allow}>
        {text('allow_access')}
      </Button>
    );
  }
  if (status === 'revoking') {
    return (
      <Button look="link" onClick={() => go({ name: 'revoke', id })}>
        {text('go_on_revoking')}
      </Button>
    );
  }
  const otherTabOnly = status === 'no-tab-chosen' || (status === 'sent' && !sent);
  if (!otherTabOnly || tabId === null) return null;
  return (
    <Button look="link" onClick={() => void switchToken(token, [], tabId)}>
      {text('use_in_this_tab')}
    </Button>
  );
}
