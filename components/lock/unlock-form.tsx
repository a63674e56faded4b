import { type FormEvent, useId, useRef, useState } from 'react';
import type { Standing } from '../../core/messages/standing';
import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { problemOf } from '../state/problem-of';
import { useBusy } from '../state/use-busy';
import { store } from '../store';
import { text } from '../text';
import { type Problem, problemText } from '../words/problem-text';
import { PassphraseField, type PassphraseHandle } from './passphrase-field';
import { WaitLine } from './wait-line';

interface UnlockFormProps {
  readonly standing: Standing;
  /** A tab that waits for a token; it can be reloaded in the same click. */
  readonly waitingTab: number | null;
}

/** Asks for the passphrase. A wrong one costs a wait, never the tokens. */
export function UnlockForm({ standing, waitingTab }: UnlockFormProps) {
  const field = useRef<PassphraseHandle>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, run] = useBusy();
  const said = useId();

  const unlock = (reload: boolean) =>
    run(async () => {
      const passphrase = field.current?.read() ?? '';
      if (passphrase === '') return;
      setProblem(null);
      try {
        await sendMessage('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
        field.current?.clear();
        if (reload && waitingTab !== null) await act('tab.reload', { tabId: waitingTab });
      } catch (error) {
        field.current?.clear();
        setProblem(problemOf(error));
        const next = await sendMessage('standing.get', {});
        if (next.state === 'locked') store.setState({ standing: next });
      }
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
      <div id={said} role="alert" className="tone-bad">
        {problem && problemText(problem)} <WaitLine until={standing.nextTryAt} />
      </div>
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
