import type { RevocationView, TokenView } from '../../core/pages/snapshot';
import { isAccepted, type TestResult } from '../../core/token/outcome';
import { Notice } from '../controls/notice';
import { outcomeText, reasonText } from '../format/outcome-text';
import { text } from '../format/text';
import { clockTime } from '../format/time-text';

interface RevokeProgressProps {
  readonly token: TokenView;
  readonly revocation: RevocationView;
}

/** What the last check found. Until a refusal was seen the token counts as alive. */
export function RevokeProgress({ token, revocation }: RevokeProgressProps) {
  const { lastCheck, nextCheckAt } = revocation;
  if (!lastCheck) return null;
  const accepted = isAccepted(lastCheck.outcome);
  const said = [
    ...(accepted ? [text('revoke_still_accepted', token.providerName)] : unconfirmed(token, lastCheck)),
    nextCheckAt === null ? null : text('revoke_next_check', clockTime(nextCheckAt)),
    text('not_sent_meanwhile'),
  ];
  return <Notice tone="warning">{said.filter((part) => part !== null).join(' ')}</Notice>;
}

/** Nothing came back, or something that does not say in the provider's own words that the token is gone. */
function unconfirmed({ providerName }: TokenView, check: TestResult): readonly (string | null)[] {
  if (check.outcome === 'not-reached') return [text('revoke_could_not_ask', providerName), reasonText(check)];
  return [
    `${outcomeText(check.outcome, providerName)}.`,
    reasonText(check),
    text('revoke_not_confirmed', providerName),
  ];
}
