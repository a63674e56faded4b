import { Fingerprint } from 'lucide-react';
import type { Standing } from '../../core/messages/standing';
import { passkeysWork } from '../../platform/passkeys-work';
import { Button } from '../controls/button';
import { ViewHeading } from '../controls/view-heading';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { goInOptions } from '../state/place';
import { ForgottenPassphrase } from './forgotten-passphrase';
import { lockedText } from './locked-text';
import { UnlockForm } from './unlock-form';
import { useWaitingTab } from './use-waiting-tab';

/** The ways to unlock that this vault has, the passphrase first. */
export function UnlockChoice({ standing }: { readonly standing: Standing }) {
  const waiting = useWaitingTab();
  const why = lockedText(standing);
  const { ways } = standing;
  const withPasskey = ways.passkeys.length > 0 && passkeysWork();
  return (
    <>
      <ViewHeading>
        {waiting ? text('locked_title_site', hostText(waiting.origin)) : text('locked_title')}
      </ViewHeading>
      {ways.passphrase && <UnlockForm standing={standing} waitingTab={waiting?.tabId ?? null} />}
      <div className="actions">
        {withPasskey && (
          <Button icon={Fingerprint} onClick={() => goInOptions('unlock-passkey')}>
            {text('unlock_with_passkey')}
          </Button>
        )}
        {!ways.passphrase && ways.recovery && (
          <Button onClick={() => goInOptions('unlock-recovery')}>{text('use_recovery_code')}</Button>
        )}
      </div>
      <div className="footing">
        {why !== null && <p className="quiet">{why}</p>}
        <ForgottenPassphrase ways={ways} />
      </div>
    </>
  );
}
