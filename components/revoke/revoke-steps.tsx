import { CircleCheck, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RevocationView, TokenView } from '../../core/pages/snapshot';
import { isAccepted, type TestResult } from '../../core/token/outcome';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { Outside } from '../controls/outside';
import { outcomeText, reasonText } from '../format/outcome-text';
import { hostText } from '../format/site-text';
import { clockTime, text } from '../format/text';
import { send } from '../state/send';
import { useBusy } from '../state/use-busy';
import { OtherHosts } from '../tokens/other-hosts';
import { requestMissing } from '../tokens/test-token';
import { RevokeCall } from './revoke-call';

interface RevokeStepsProps {
  readonly token: TokenView;
  readonly revocation: RevocationView;
}

/** The four steps: the token is revoked by a call where one is known, or deleted by a person on the provider's page. */
export function RevokeSteps({ token, revocation }: RevokeStepsProps) {
  const { id, providerName } = token;
  const { call, lastCall, lastCheck } = revocation;
  const [checking, whileBusy] = useBusy();
  const check = async (at?: string) => {
    if (await requestMissing(token)) await send('revoke.check', { id, ...(at === undefined ? {} : { at }) });
  };
  return (
    <ol className="steps">
      <Step state="done">{text('revoke_step_stopped')}</Step>
      <Step state="now">
        <p>{text(call === null ? 'revoke_step_delete' : 'revoke_step_call', providerName)}</p>
        {call !== null && <RevokeCall token={token} call={call} lastCall={lastCall} />}
        {isByHand(revocation) && <ByHand token={token} revocation={revocation} />}
      </Step>
      <Step state="now">
        <p>{text('revoke_step_check', providerName)}</p>
        <RevokeProgress token={token} revocation={revocation} />
        <Button
          // Where a call is offered and was not made, that is what comes next.
          look={call !== null && lastCall === null ? 'outlined' : 'filled'}
          busy={checking}
          onClick={() => whileBusy(() => check())}
        >
          {text(checking ? 'checking' : lastCheck ? 'check_again' : 'revoke_check')}
        </Button>
        {lastCheck !== null && <OtherHosts test={lastCheck} onAsk={check} />}
      </Step>
      <Step state="later">{text('revoke_step_erase')}</Step>
    </ol>
  );
}

/** Whether there is something to say about a person's way: not beside a call that may do, where no page is known. */
function isByHand({ call, lastCall, hasPage }: RevocationView): boolean {
  return call === null || hasPage || (lastCall !== null && lastCall.outcome !== 'accepted');
}

/** Where a person deletes the token, as far as that is known. */
function ByHand({ token, revocation }: RevokeStepsProps) {
  const { id, providerName, lastFour } = token;
  const { call, hasPage, site, pages, steps } = revocation;
  const [opening, open] = useBusy();
  const way = [...steps, ...(lastFour === '' ? [] : [`${text('ends_in')} ${lastFour}`])];
  return (
    <>
      {!hasPage && <p>{text('revoke_no_page', providerName, site)}</p>}
      {!hasPage && pages.length > 0 && (
        <ul className="rows">
          {pages.map((page) => (
            <li key={page}>
              <Outside url={`${page}/`}>{hostText(page)}</Outside>
            </li>
          ))}
        </ul>
      )}
      {hasPage && call !== null && <p>{text('revoke_by_hand')}</p>}
      {way.length > 0 && <p className="way">{way.join(' › ')}</p>}
      {hasPage && (
        <Button
          look={call === null ? 'outlined' : 'plain'}
          icon={ExternalLink}
          busy={opening}
          onClick={() => open(() => send('revoke.open-page', { id }))}
        >
          {text('open_provider', providerName)}
        </Button>
      )}
    </>
  );
}

/** The outcome of the last check. Until a refusal was seen the token counts as alive. */
function RevokeProgress({ token, revocation }: RevokeStepsProps) {
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

interface StepProps {
  readonly state: 'done' | 'now' | 'later';
  readonly children: ReactNode;
}

/** One numbered step; a done one carries a tick and says so. */
export function Step({ state, children }: StepProps) {
  return (
    <li className={`step step-${state}`}>
      {state === 'done' && (
        <CircleCheck size={16} className="tone-good step-tick" role="img" aria-label={text('step_done')} />
      )}
      <div className="stack-tight">{children}</div>
    </li>
  );
}
