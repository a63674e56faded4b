import { Fingerprint, KeyRound, ScrollText } from 'lucide-react';
import { Button } from '../../../components/controls/button';
import { text } from '../../../components/format/text';
import { navigate } from '../../../components/state/store';
import { WayRow } from '../../../components/unlock-methods/way-row';
import type { Snapshot, UnlockMethodView } from '../../../core/pages/snapshot';
import { passkeysWork } from '../../../platform/passkeys-work';

/** The ways to unlock, since when, and how to change them. */
export function WaysSection({ snapshot: { ways } }: { readonly snapshot: Snapshot }) {
  const of = (wanted: UnlockMethodView['kind']) => ways.filter(({ kind }) => kind === wanted);
  const none = ways.length === 0;
  return (
    <section className="panel" aria-labelledby="ways">
      <h2 id="ways">{text('ways_title')}</h2>
      <p className="quiet">{text(none ? 'passphrase_intro' : 'ways_hint')}</p>
      <ul className="rows">
        {of('passphrase').map((way) => (
          <WayRow key={way.id} way={way} ways={ways}>
            <Button onClick={() => navigate({ name: 'passphrase' })}>{text('change_passphrase')}</Button>
          </WayRow>
        ))}
        {of('passkey').map((way) => (
          <WayRow key={way.id} way={way} ways={ways} note={text('passkey_travels_not')} />
        ))}
        {of('recovery').map((way) => (
          <WayRow key={way.id} way={way} ways={ways} note={text('recovery_on_paper')}>
            <Button onClick={() => navigate({ name: 'recovery-code' })}>{text('recovery_replace')}</Button>
          </WayRow>
        ))}
      </ul>
      <MissingWays ways={ways} />
      {!passkeysWork() && <p className="quiet">{text('passkeys_not_in_firefox')}</p>}
    </section>
  );
}

/** Ways to unlock that could be added. Without any yet, a passphrase comes first. */
function MissingWays({ ways }: { readonly ways: readonly UnlockMethodView[] }) {
  const has = (wanted: UnlockMethodView['kind']) => ways.some(({ kind }) => kind === wanted);
  const any = ways.length > 0;
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
