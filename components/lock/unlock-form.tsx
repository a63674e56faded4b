import { type FormEvent, useId, useRef } from 'react';
import type { Standing } from '../../core/messages/standing';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { PassphraseField, type PassphraseHandle } from '../controls/passphrase-field';
import { text } from '../format/text';
import { act } from '../state/act';
import { problemOf } from '../state/problem-of';
import { useAttempt } from '../state/use-attempt';
import { UnreadableActions } from './unreadable-actions';

interface UnlockFormProps {
  readonly standing: Standing;
  /** A tab that waits for a token; it can be reloaded in the same click. */
  readonly waitingTab: number | null;
}

/** Asks for the passphrase. A wrong one costs a wait, never the tokens. */
export function UnlockForm({ standing, waitingTab }: UnlockFormProps) {
  const field = useRef<PassphraseHandle>(null);
  const { problem, busy, run } = useAttempt();
  const said = useId();

  const unlock = (reload: boolean) =>
    run(async () => {
      const passphrase = field.current?.read() ?? '';
      if (passphrase === '') return;
      await sendMessage('vault.unlock', { secret: { kind: 'passphrase', passphrase } }).catch(
        (error: unknown) => {
          // What was not tried is not thrown away.
          if (problemOf(error).code === 'wrong-passphrase') field.current?.clear();
          throw error;
        },
      );
      field.current?.clear();
      if (reload && waitingTab !== null) await act('tab.reload', { tabId: waitingTab });
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
      <AttemptLine id={said} attempt={{ problem, nextTryAt: standing.nextTryAt }} />
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
