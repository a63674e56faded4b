import type { Standing } from '../../core/messages/standing';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../text';
import { hostText } from '../words/site-text';
import { ForgottenPassphrase } from './forgotten-passphrase';
import { lockedText } from './locked-text';
import { UnlockForm } from './unlock-form';
import { useWaitingTab } from './use-waiting-tab';

/** Nothing is sent until the passphrase opens the vault. */
export function LockedView({ standing }: { readonly standing: Standing }) {
  const waiting = useWaitingTab();
  const why = lockedText(standing);
  return (
    <>
      <ViewHeading>
        {waiting ? text('locked_title_site', hostText(waiting.origin)) : text('locked_title')}
      </ViewHeading>
      <UnlockForm standing={standing} waitingTab={waiting?.tabId ?? null} />
      <div className="footing">
        {why !== null && <p className="quiet">{why}</p>}
        <ForgottenPassphrase />
      </div>
    </>
  );
}
