import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../components/controls/button';
import { announce } from '../../../components/state/announce';
import { text } from '../../../components/text';

const PassphraseForm = lazy(() =>
  import('../../../components/lock/passphrase-form').then((file) => ({ default: file.PassphraseForm })),
);

/** Sets the passphrase, or changes it with the one that is in force. */
export function PassphraseSection({ changes }: { readonly changes: boolean }) {
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    announce(text('passphrase_is_set'));
  };
  return (
    <section className="panel" aria-labelledby="passphrase">
      <h2 id="passphrase">{text('passphrase')}</h2>
      <p className="quiet">{text(changes ? 'passphrase_change_hint' : 'passphrase_intro')}</p>
      {open ? (
        <Suspense fallback={null}>
          <PassphraseForm changes={changes} onDone={done} />
        </Suspense>
      ) : (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>
            {text(changes ? 'change_passphrase' : 'set_passphrase')}
          </Button>
        </div>
      )}
    </section>
  );
}
