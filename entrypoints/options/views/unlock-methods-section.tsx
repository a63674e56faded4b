import { Fingerprint, KeyRound, ScrollText } from 'lucide-react';
import { Button } from '../../../components/controls/button';
import { text } from '../../../components/format/text';
import { navigate } from '../../../components/state/store';
import { UnlockMethodRow } from '../../../components/unlock-methods/unlock-method-row';
import type { Snapshot, UnlockMethodView } from '../../../core/pages/snapshot';
import { passkeysWork } from '../../../platform/passkeys-work';

/** The ways to unlock, since when, and how to change them. */
export function UnlockMethodsSection({ snapshot: { ways: methods } }: { readonly snapshot: Snapshot }) {
  const of = (wanted: UnlockMethodView['kind']) => methods.filter(({ kind }) => kind === wanted);
  const none = methods.length === 0;
  return (
    <section className="panel" aria-labelledby="ways">
      <h2 id="ways">{text('ways_title')}</h2>
      <p className="quiet">{text(none ? 'passphrase_intro' : 'ways_hint')}</p>
      <ul className="rows">
        {of('passphrase').map((method) => (
          <UnlockMethodRow key={method.id} method={method} methods={methods}>
            <Button onClick={() => navigate({ name: 'passphrase' })}>{text('change_passphrase')}</Button>
          </UnlockMethodRow>
        ))}
        {of('passkey').map((method) => (
          <UnlockMethodRow
            key={method.id}
            method={method}
            methods={methods}
            note={text('passkey_travels_not')}
          />
        ))}
        {of('recovery').map((method) => (
          <UnlockMethodRow key={method.id} method={method} methods={methods} note={text('recovery_on_paper')}>
            <Button onClick={() => navigate({ name: 'recovery-code' })}>{text('recovery_replace')}</Button>
          </UnlockMethodRow>
        ))}
      </ul>
      <MissingUnlockMethods methods={methods} />
      {!passkeysWork() && <p className="quiet">{text('passkeys_not_in_firefox')}</p>}
    </section>
  );
}

/** Ways to unlock that could be added. Without any yet, a passphrase comes first. */
function MissingUnlockMethods({ methods }: { readonly methods: readonly UnlockMethodView[] }) {
  const has = (wanted: UnlockMethodView['kind']) => methods.some(({ kind }) => kind === wanted);
  const any = methods.length > 0;
  return (
    <>
      <div className="actions">
        {!has('passphrase') && (
          <Button icon={KeyRound} onClick={() => navigate({ name: 'passphrase' })}>
            {text('set_passphrase')}
          </Button>
        )}
        {any && passkeysWork() && (
          <Button icon={Fingerprint} onClick={() => navigate({ name: 'add-passkey' })}>
            {text('add_passkey')}
          </Button>
        )}
        {any && !has('recovery') && (
          <Button icon={ScrollText} onClick={() => navigate({ name: 'recovery-code' })}>
            {text('recovery_make')}
          </Button>
        )}
      </div>
      {!any && <p className="quiet">{text('ways_passphrase_first')}</p>}
    </>
  );
}
