import { Fingerprint } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { UnlockMethods } from '../../core/messages/vault-status';
import { askPasskey } from '../../platform/passkey';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { navigate } from '../state/store';
import { useAttempt } from '../state/use-attempt';

/** Asks for a passkey at once. Only in a tab: a popup would close when the browser asks. */
export function PasskeyUnlock({ methods }: { readonly methods: UnlockMethods }) {
  const attempt = useAttempt();
  const leaving = useRef(new AbortController());

  const ask = () =>
    attempt.run(async () => {
      const { slotId, output } = await askPasskey(methods.passkeys, leaving.current.signal);
      await sendMessage('vault.unlock', { secret: { kind: 'passkey', slotId, output } });
      navigate({ name: 'home' });
    });
  const askFirst = useEffectEvent(ask);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    askFirst();
    return () => controller.abort();
  }, []);
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>{text('unlock_with_passkey')}</ViewHeading>
      <p className="quiet">{text(attempt.busy ? 'passkey_asking' : 'passkey_not_used')}</p>
      <AttemptLine attempt={attempt} />
      <div className="actions">
        <Button look="filled" icon={Fingerprint} busy={attempt.busy} onClick={ask}>
          {text('try_again')}
        </Button>
        <Button look="plain" onClick={() => navigate({ name: 'home' })}>
          {text('use_another_way')}
        </Button>
      </div>
    </>
  );
}
