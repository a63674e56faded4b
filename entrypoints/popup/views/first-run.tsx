import { PasteField } from '../../../components/add/paste-field';
import { ViewHeading } from '../../../components/controls/view-heading';
import { WaitingNotices } from '../../../components/flow/waiting-notices';
import { text } from '../../../components/text';
import type { Snapshot } from '../../../core/snapshot/snapshot';
import { PinHint } from './pin-hint';

/** Asks for the first token, and for nothing else. */
export function FirstRun({ snapshot }: { readonly snapshot: Snapshot }) {
  const kept = snapshot.vault === 'passphrase';
  return (
    <>
      <WaitingNotices snapshot={snapshot} />
      <ViewHeading>{text('first_title')}</ViewHeading>
      <PasteField first />
      <p className="quiet">{text(kept ? 'kept_encrypted' : 'kept_in_memory')}</p>
      {!kept && <p className="quiet">{text('keep_longer_later')}</p>}
      <PinHint />
      <p className="footing quiet">{text('no_account')}</p>
    </>
  );
}
