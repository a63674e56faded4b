import { Fingerprint } from 'lucide-react';
import { type FormEvent, useId, useRef } from 'react';
import type { UnlockMethods, VaultStatus } from '../../core/messages/vault-status';
import { accessPattern } from '../../core/token/access-pattern';
import { passkeysWork } from '../../platform/passkeys-work';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { PassphraseField, type PassphraseHandle } from '../controls/secret-field';
import { ViewHeading } from '../controls/view-heading';
import { hostText, secureOrigin } from '../format/site-text';
import { text } from '../format/text';
import { navigateInOptions } from '../state/options-place';
import { send } from '../state/send';
import { navigate, problemOf, useUi } from '../state/store';
import { useAccess } from '../state/use-access';
import { useAttempt } from '../state/use-attempt';
import { lockedText } from './locked-text';

/** The ways to unlock that this vault has, the passphrase first. */
export function UnlockChoice({ vaultStatus }: { readonly vaultStatus: VaultStatus }) {
  const waiting = useWaitingTab();
  const why = lockedText(vaultStatus);
  const { ways: methods } = vaultStatus;
  const withPasskey = methods.passkeys.length > 0 && passkeysWork();
  return (
    <>
      <ViewHeading>
        {waiting ? text('locked_title_site', hostText(waiting.origin)) : text('locked_title')}
      </ViewHeading>
      {methods.passphrase && <UnlockForm vaultStatus={vaultStatus} waitingTab={waiting?.tabId ?? null} />}
      <div className="actions">
        {withPasskey && (
          <Button icon={Fingerprint} onClick={() => navigateInOptions('unlock-passkey')}>
            {text('unlock_with_passkey')}
          </Button>
        )}
        {!methods.passphrase && methods.recovery && (
          <Button onClick={() => navigateInOptions('unlock-recovery')}>{text('use_recovery_code')}</Button>
        )}
      </div>
      <div className="footing">
        {why !== null && <p className="quiet">{why}</p>}
        <ForgottenPassphrase methods={methods} />
      </div>
    </>
  );
}

interface UnlockFormProps {
  readonly vaultStatus: VaultStatus;
  /** A tab that waits for a token; it can be reloaded in the same click. */
  readonly waitingTab: number | null;
}

/** Asks for the passphrase. A wrong one costs a wait, never the tokens. */
function UnlockForm({ vaultStatus, waitingTab }: UnlockFormProps) {
  const field = useRef<PassphraseHandle>(null);
  const { problem, busy, run } = useAttempt();
  const said = useId();

  const unlock = (reload: boolean) =>
    run(async () => {
      const passphrase = field.current?.read() ?? '';
      if (passphrase === '') return;
      await sendMessage('vault.unlock', { secret: { kind: 'passphrase', passphrase } }).catch(
        (error: unknown) => {
          // A secret that was not tried stays in its field.
          if (problemOf(error).code === 'wrong-passphrase') field.current?.clear();
          throw error;
        },
      );
      field.current?.clear();
      if (reload && waitingTab !== null) await send('tab.reload', { tabId: waitingTab });
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    unlock(waitingTab !== null);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <PassphraseField
        handle={field}
        label={text('passphrase')}
        describedBy={said}
        invalid={problem?.code === 'wrong-passphrase'}
        first
      />
      <AttemptLine id={said} attempt={{ problem, nextTryAt: vaultStatus.nextTryAt }} />
      {problem?.code === 'damaged-vault' && <UnreadableActions />}
      <div className="actions">
        <Button type="submit" look="filled" busy={busy}>
          {text(busy ? 'unlocking' : waitingTab === null ? 'unlock' : 'unlock_and_reload')}
        </Button>
        {waitingTab !== null && (
          <Button look="plain" busy={busy} onClick={() => unlock(false)}>
            {text('just_unlock')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The truth about a lost passphrase, and what is left to do. */
function ForgottenPassphrase({ methods }: { readonly methods: UnlockMethods }) {
  return (
    <details className="details">
      <summary>{text('forgot_title')}</summary>
      <div className="stack-tight">
        <p>{text(methods.recovery ? 'forgot_text_recovery' : 'forgot_text')}</p>
        <div className="actions">
          {methods.recovery && (
            <Button onClick={() => navigateInOptions('unlock-recovery')}>{text('use_recovery_code')}</Button>
          )}
          <Button onClick={() => navigate({ name: 'start-over', restores: true })}>
            {text('restore_backup')}
          </Button>
          <Button onClick={() => navigate({ name: 'start-over', restores: false })}>
            {text('start_over')}
          </Button>
        </div>
      </div>
    </details>
  );
}

/** The ways out of a vault that no secret opens any more. */
export function UnreadableActions() {
  return (
    <div className="actions">
      <Button onClick={() => navigate({ name: 'start-over', restores: true })}>
        {text('restore_backup')}
      </Button>
      <Button onClick={() => navigate({ name: 'start-over', restores: false })}>{text('start_over')}</Button>
    </div>
  );
}

/**
 * The tab in front, when it shows a site that we have access to. While locked nobody knows
 * which tokens there are; granted access is the sign that one waits.
 */
function useWaitingTab(): { readonly tabId: number; readonly origin: string } | null {
  const tab = useUi((state) => state.tab);
  const origin = secureOrigin(tab?.url ?? null);
  const held = useAccess(origin === null ? [] : [accessPattern(origin)]);
  return tab && origin !== null && held ? { tabId: tab.id, origin } : null;
}
