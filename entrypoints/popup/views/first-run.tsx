import { Button } from '../../../components/controls/button';
import { later } from '../../../components/controls/later';
import { ViewHeading } from '../../../components/controls/view-heading';
import { secureOrigin } from '../../../components/format/site-text';
import { text } from '../../../components/format/text';
import { PasteField } from '../../../components/pending/paste-field';
import { WaitingNotices } from '../../../components/shell/waiting-notices';
import { navigateInOptions } from '../../../components/state/options-place';
import { useUi } from '../../../components/state/store';
import { DescriptionOffer } from '../../../components/tokens/description-offer';
import type { Snapshot } from '../../../core/pages/snapshot';

// It brings the catalogue along, which no other view of a page needs.
const WhereMade = later(async () => (await import('./where-made')).WhereMade);

/** Says what this is for and asks for the first token, and for nothing else. */
export function FirstRun({ snapshot }: { readonly snapshot: Snapshot }) {
  const kept = snapshot.vault === 'passphrase';
  const url = useUi(({ tab }) => tab?.url ?? null);
  const origin = secureOrigin(url);
  return (
    <>
      <WaitingNotices snapshot={snapshot} />
      <ViewHeading>{text('first_title')}</ViewHeading>
      <p>{text('first_intro')}</p>
      <PasteField first />
      <p className="quiet">{text(kept ? 'kept_encrypted' : 'kept_in_memory')}</p>
      <DescriptionOffer url={url} />
      {origin !== null && <WhereMade origin={origin} />}
      <p className="quiet">
        {text('first_move')}{' '}
        <Button look="link" onClick={() => navigateInOptions('move-in')}>
          {text('move_title')}
        </Button>
      </p>
    </>
  );
}
