import type { RevocationView, RevokeCallView, TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import type { RevokeCallOutcome, RevokeCallResult } from '../../core/token/revocation';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { SentLine } from '../controls/fact';
import { HoldButton } from '../controls/hold-button';
import { Notice } from '../controls/notice';
import { identityText } from '../format/identity-text';
import { reasonText } from '../format/outcome-text';
import { hostText } from '../format/site-text';
import { missingOrigins } from '../format/status-text';
import { clockTime, type TextKey, text } from '../format/text';
import { run, send } from '../state/send';
import { useAccess } from '../state/use-access';
import { useBusy } from '../state/use-busy';

interface RevokeCallProps {
  readonly token: TokenView;
  readonly call: RevokeCallView;
  readonly lastCall: RevocationView['lastCall'];
}

/** The call by which the token revokes itself: all of it, and the button that makes it. */
export function RevokeCall({ token, call, lastCall }: RevokeCallProps) {
  const { id, providerName, test } = token;
  const [calling, whileBusy] = useBusy();
  const host = hostText(call.origin);
  const wanted = [...new Set([call.origin, ...missingOrigins(token)])];
  const held = useAccess(wanted.map(accessPattern));
  return (
    <>
      <p>{text('revoke_call', host)}</p>
      <div className="sent-lines">
        {call.lines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
      </div>
      <p>{test === null ? text('revoke_call_untested') : identityText(test, providerName)}</p>
      {held === false ? (
        <Button onClick={() => void run(() => requestAccess(wanted.map(accessPattern)))}>
          {text('allow_site', wanted.map(hostText).join(', '))}
        </Button>
      ) : (
        <HoldButton
          look={lastCall === null ? 'filled' : 'outlined'}
          busy={calling || held === null}
          onConfirm={() =>
            whileBusy(() => send('revoke.call', { id, shown: [...call.lines], after: lastCall?.at ?? null }))
          }
        >
          {text(calling ? 'revoke_calling' : 'revoke_hold', host)}
        </HoldButton>
      )}
      {lastCall !== null && !calling && <CallResult providerName={providerName} result={lastCall} />}
    </>
  );
}

const RESULTS: Readonly<Record<RevokeCallOutcome, TextKey>> = {
  begun: 'revoke_call_begun',
  accepted: 'revoke_call_accepted',
  forbidden: 'revoke_call_forbidden',
  'too-many': 'revoke_call_too_many',
  'no-id': 'revoke_call_no_id',
  'not-reached': 'revoke_call_not_reached',
  unclear: 'revoke_call_unclear',
};

/** What the provider answered. Only asking again shows whether the token is gone. */
function CallResult({
  providerName,
  result,
}: {
  readonly providerName: string;
  readonly result: RevokeCallResult;
}) {
  const { outcome, message, at } = result;
  const said = [
    text(RESULTS[outcome], providerName, clockTime(at)),
    reasonText(result),
    message === null ? null : text('provider_says', providerName, message),
  ];
  return (
    <Notice tone={outcome === 'accepted' ? 'info' : 'warning'}>
      {said.filter((part) => part !== null).join(' ')}
    </Notice>
  );
}
