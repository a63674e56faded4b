import type { SecretInput } from '../../core/messages/inputs';
import type { WayView } from '../../core/pages/snapshot';
import { sendMessage } from '../../platform/send-message';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { ProofGate } from '../proof/proof-gate';
import { announce } from '../state/announce';
import { go } from '../state/go';
import { REMOVE_HINTS, REMOVE_TITLES } from './way-texts';

interface RemoveWayViewProps {
  readonly way: WayView;
  readonly ways: readonly WayView[];
}

/** Takes a way to unlock away. */
export function RemoveWayView({ way, ways }: RemoveWayViewProps) {
  const home = () => go({ name: 'home', at: 'ways' });
  const remove = async (proof: SecretInput) => {
    await sendMessage('slot.remove', { id: way.id, proof });
    announce(text('way_removed'));
    home();
  };
  return (
    <>
      <ViewHeading onBack={home}>{text(REMOVE_TITLES[way.kind])}</ViewHeading>
      <p>{text(REMOVE_HINTS[way.kind])}</p>
      <p className="quiet">{text('ways_old_copies')}</p>
      <ProofGate ways={ways} action={text('remove_short')} onProof={remove} onCancel={home} />
    </>
  );
}
