import { Fingerprint, KeyRound, ScrollText } from 'lucide-react';
import { Button } from '../../../components/controls/button';
import { text } from '../../../components/format/text';
import { go } from '../../../components/state/go';
import type { WayView } from '../../../core/pages/snapshot';
import { passkeysWork } from '../../../platform/passkeys-work';

/** Ways to unlock that could be added. Without any yet, a passphrase comes first. */
export function MissingWays({ ways }: { readonly ways: readonly WayView[] }) {
  const has = (wanted: WayView['kind']) => ways.some(({ kind }) => kind === wanted);
  const any = ways.length > 0;
  return (
    <>
      <div className="actions">
        {!has('passphrase') && (
          <Button icon={KeyRound} onClick={() => go({ name: 'passphrase' })}>
            {text('set_passphrase')}
          </Button>
        )}
        {any && passkeysWork() && (
          <Button icon={Fingerprint} onClick={() => go({ name: 'add-passkey' })}>
            {text('add_passkey')}
          </Button>
        )}
        {any && !has('recovery') && (
          <Button icon={ScrollText} onClick={() => go({ name: 'recovery-code' })}>
            {text('recovery_make')}
          </Button>
        )}
      </div>
      {!any && <p className="quiet">{text('ways_passphrase_first')}</p>}
    </>
  );
}
