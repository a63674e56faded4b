import { type FormEvent, useId, useRef } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { WayView } from '../../core/pages/snapshot';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { useAttempt } from '../state/use-attempt';
import { ProofField, type ProofHandle } from './proof-field';

interface ProofGateProps {
  readonly ways: readonly WayView[];
  /** The word on the button. */
  readonly action: string;
  /** What is done with the proof. What it throws is shown, and the proof can be given again. */
  readonly onProof: (proof: SecretInput) => Promise<unknown>;
  readonly onCancel: () => void;
}

const WRONG: readonly string[] = ['wrong-passphrase', 'wrong-recovery-code', 'mistyped-recovery-code'];

/** A change of the ways to unlock asks for the passphrase in force every time. */
export function ProofGate({ ways, action, onProof, onCancel }: ProofGateProps) {
  const field = useRef<ProofHandle>(null);
  const attempt = useAttempt();
  const said = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.run(async () => {
      const proof = field.current?.read() ?? null;
      if (proof === null) return;
      await onProof(proof);
      field.current?.clear();
    });
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <ProofField
        ways={ways}
        handle={field}
        describedBy={said}
        invalid={WRONG.includes(attempt.problem?.code ?? '')}
      />
      <AttemptLine id={said} attempt={attempt} />
      <div className="actions">
        <Button type="submit" look="filled" busy={attempt.busy}>
          {action}
        </Button>
        <Button look="plain" busy={attempt.busy} onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}
