import type { WayView } from '../../core/pages/snapshot';
import { inOptions } from '../../platform/page-place';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { announce } from '../state/announce';
import { go } from '../state/go';
import { PassphraseForm } from './passphrase-form';

/** Sets the first passphrase, which keeps the tokens after the browser closes, or changes it. */
export function PassphraseView({ ways }: { readonly ways: readonly WayView[] }) {
  const changes = ways.some(({ kind }) => kind === 'passphrase');
  // In the settings no draft or result of another page may come in between.
  const back = () => go(ways.length > 0 || inOptions() ? { name: 'home', at: 'ways' } : { name: 'auto' });
  const done = () => {
    announce(text('passphrase_is_set'));
    back();
  };
  return (
    <>
      <ViewHeading onBack={back}>{text(changes ? 'change_passphrase' : 'passphrase_title')}</ViewHeading>
      <p>{text(ways.length > 0 ? 'passphrase_change_hint' : 'passphrase_intro')}</p>
      <PassphraseForm ways={ways} onDone={done} />
    </>
  );
}
