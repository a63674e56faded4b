import { type FormEvent, useId, useRef } from 'react';
import type { VaultStatus } from '../../core/messages/vault-status';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { PassphraseField, type PassphraseHandle } from '../controls/secret-field';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { handOver } from '../state/handed-code';
import { navigate } from '../state/store';
import { useAttempt } from '../state/use-attempt';

/** Opens the vault with the code from the paper, and goes on to a new one. */
export function RecoveryUnlock({ vaultStatus }: { readonly vaultStatus: VaultStatus }) {
  const field = useRef<PassphraseHandle>(null);
  const { problem, busy, run } = useAttempt();
  const said = useId();

  const unlock = () =>
    run(async () => {
      const code = field.current?.read() ?? '';
      if (code.trim() === '') return;
      await sendMessage('vault.unlock', { secret: { kind: 'recovery', code } });
      field.current?.clear();
      handOver(code);
      navigate({ name: 'recovery-used' });
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    unlock();
  };
  const refused = problem?.code === 'wrong-recovery-code' || problem?.code === 'mistyped-recovery-code';
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>{text('use_recovery_code')}</ViewHeading>
      <p className="quiet">{text('recovery_entry_hint')}</p>
      <form className="stack" onSubmit={onSubmit}>
        {/* A mistyped code stays, so that it can be compared with the paper and corrected. */}
        <PassphraseField
          handle={field}
          label={text('recovery_code')}
          describedBy={said}
          invalid={refused}
          first
        />
        <AttemptLine id={said} attempt={{ problem, nextTryAt: vaultStatus.nextTryAt }} />
        <div className="actions">
          <Button type="submit" look="filled" busy={busy}>
            {text(busy ? 'unlocking' : 'unlock')}
          </Button>
        </div>
      </form>
    </>
  );
}
