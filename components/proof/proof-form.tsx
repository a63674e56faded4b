import { type FormEvent, useId, useRef, useState } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { PassphraseField, type PassphraseHandle } from '../lock/passphrase-field';
import { WaitLine } from '../lock/wait-line';
import { problemOf } from '../state/problem-of';
import { useBusy } from '../state/use-busy';
import { text } from '../text';
import { type Problem, problemText } from '../words/problem-text';

interface ProofFormProps {
  readonly onProven: () => void;
  readonly onCancel: () => void;
}

/** Asks for the passphrase again. Other ways to unlock get their button beside *Continue*. */
export function ProofForm({ onProven, onCancel }: ProofFormProps) {
  const field = useRef<PassphraseHandle>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [nextTryAt, setNextTryAt] = useState<number | null>(null);
  const [busy, run] = useBusy();
  const said = useId();

  const prove = (secret: SecretInput) =>
    run(async () => {
      setProblem(null);
      try {
        await sendMessage('vault.prove', { secret });
        onProven();
      } catch (error) {
        setProblem(problemOf(error));
        setNextTryAt((await sendMessage('standing.get', {})).nextTryAt);
      }
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const passphrase = field.current?.read() ?? '';
    field.current?.clear();
    if (passphrase !== '') prove({ kind: 'passphrase', passphrase });
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p className="quiet">{text('proof_text')}</p>
      <PassphraseField
        handle={field}
        label={text('passphrase')}
        describedBy={said}
        invalid={problem?.code === 'wrong-passphrase'}
        first
      />
      <div id={said} role="alert" className="tone-bad">
        {problem && problemText(problem)} <WaitLine until={nextTryAt} />
      </div>
      <div className="actions">
        <Button type="submit" look="filled" busy={busy}>
          {text('proof_continue')}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}
