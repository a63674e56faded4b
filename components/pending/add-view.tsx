import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { go } from '../state/go';
import { useUi } from '../state/use-ui';
import { PasteField } from './paste-field';

/** Asks for another token. */
export function AddView() {
  const kept = useUi((state) => state.snapshot?.vault === 'passphrase');
  return (
    <>
      <ViewHeading onBack={() => go({ name: 'home' })}>{text('add_title')}</ViewHeading>
      <PasteField first />
      <p className="quiet">{text(kept ? 'kept_encrypted' : 'kept_in_memory')}</p>
    </>
  );
}
