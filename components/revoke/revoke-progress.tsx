import type { RevocationView, TokenView } from '../../core/snapshot/snapshot';
import { Notice } from '../controls/notice';
import { text } from '../text';
import { reasonText } from '../words/outcome-text';
import { clockTime } from '../words/time-text';

interface RevokeProgressProps {
  readonly token: TokenView;
  readonly revocation: RevocationView;
}

/** What the last check found. Until a refusal was seen the token counts as alive. */
export function RevokeProgress({ token, revocation }: RevokeProgressProps) {
  const { lastCheck, nextCheckAt } = revocation;
  if (!lastCheck) return null;
  const accepted = lastCheck.outcome === 'works' || lastCheck.outcome === 'limited';
  const said = [
    text(accepted ? 'revoke_still_accepted' : 'revoke_could_not_ask', token.providerName),
    accepted ? null : reasonText(lastCheck),
    nextCheckAt === null ? null : text('revoke_next_check', clockTime(nextCheckAt)),
    text('not_sent_meanwhile'),
  ];
  return <Notice tone="warning">{said.filter((part) => part !== null).join(' ')}</Notice>;
}
