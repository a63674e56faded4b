import { ViewHeading } from '../controls/view-heading';
import { announce } from '../state/announce';
import { go } from '../state/go';
import { text } from '../text';
import { PassphraseForm } from './passphrase-form';

/** Keeps the tokens after the browser closes, behind a passphrase. */
export function PassphraseView() {
  const done = () => {
    announce(text('passphrase_is_set'));
    go({ name: 'auto' });
  };
  return (
    <>
      <ViewHeading onBack={() => go({ name: 'auto' })}>{text('passphrase_title')}</ViewHeading>
      <p>{text('passphrase_intro')}</p>
      <PassphraseForm changes={false} onDone={done} />
    </>
  );
}
