import { ExternalLink } from 'lucide-react';
import type { RevocationView, TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { act } from '../state/act';
import { useBusy } from '../state/use-busy';
import { requestMissing } from '../tokens/request-missing';
import { RevokeProgress } from './revoke-progress';
import { Step } from './step';

interface RevokeStepsProps {
  readonly token: TokenView;
  readonly revocation: RevocationView;
}

/** The four steps, for a provider where a person deletes the token on a page. */
export function RevokeSteps({ token, revocation }: RevokeStepsProps) {
  const { id, providerName, lastFour } = token;
  const [checking, run] = useBusy();
  const [opening, open] = useBusy();
  const way = [...revocation.steps, ...(lastFour === '' ? [] : [`${text('ends_in')} ${lastFour}`])];
  const check = async () => {
    if (await requestMissing(token)) await act('revoke.check', { id });
  };
  return (
    <ol className="steps">
      <Step state="done">{text('revoke_step_stopped')}</Step>
      <Step state="now">
        <p>{text('revoke_step_delete', providerName)}</p>
        <p className="way">{way.join(' › ')}</p>
        {revocation.hasPage && (
          <Button
            icon={ExternalLink}
            busy={opening}
            onClick={() => open(() => act('revoke.open-page', { id }))}
          >
            {text('open_provider', providerName)}
          </Button>
        )}
      </Step>
      <Step state="now">
        <p>{text('revoke_step_check', providerName)}</p>
        <RevokeProgress token={token} revocation={revocation} />
        <Button look="filled" busy={checking} onClick={() => run(check)}>
          {text(checking ? 'checking' : revocation.lastCheck ? 'check_again' : 'revoke_check')}
        </Button>
      </Step>
      <Step state="later">{text('revoke_step_erase')}</Step>
    </ol>
  );
}
