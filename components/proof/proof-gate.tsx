import { type FormEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { PassphraseField, type PassphraseHandle } from '../controls/secret-field';
import { text } from '../format/text';
import { useAttempt } from '../state/use-attempt';

interface ProofGateProps {
  readonly methods: readonly UnlockMethodView[];
  /** The word on the button. */
  readonly action: string;
  /** Uses the proof. An error is shown, and the proof can be given again. */
  readonly onProof: (proof: SecretInput) => Promise<unknown>;
  readonly onCancel: () => void;
}

const WRONG: readonly string[] = ['wrong-passphrase', 'wrong-recovery-code', 'mistyped-recovery-code'];

/** A change of the ways to unlock asks for the passphrase in force every time. */
export function ProofGate({ methods, action, onProof, onCancel }: ProofGateProps) {
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
        methods={methods}
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

/** How a form gets at the proof without React ever holding it. */
export interface ProofHandle {
  /** Null while nothing was typed. */
  read(): SecretInput | null;
  clear(): void;
}

interface ProofFieldProps {
  readonly methods: readonly UnlockMethodView[];
  readonly handle: Ref<ProofHandle>;
  /** Of the passphrase's field, where no other passphrase stands beside it. */
  readonly label?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

/** Asks for the passphrase in force, or for the recovery code of who forgot it or has none. */
export function ProofField({ methods, handle, label, describedBy, invalid }: ProofFieldProps) {
  const has = (wanted: UnlockMethodView['kind']) => methods.some(({ kind }) => kind === wanted);
  const [withCode, setWithCode] = useState(!has('passphrase'));
  const field = useRef<PassphraseHandle>(null);
  useImperativeHandle(handle, () => ({
    read: () => {
      const typed = field.current?.read() ?? '';
      if (typed.trim() === '') return null;
      return withCode ? { kind: 'recovery', code: typed } : { kind: 'passphrase', passphrase: typed };
    },
    clear: () => field.current?.clear(),
  }));
  return (
    <div className="stack-tight">
      <PassphraseField
        key={withCode ? 'recovery' : 'passphrase'}
        handle={field}
        label={withCode ? text('recovery_code') : (label ?? text('passphrase_current'))}
        first
        {...(describedBy === undefined ? {} : { describedBy })}
        {...(invalid === undefined ? {} : { invalid })}
      />
      {has('passphrase') && has('recovery') && (
        <div className="actions">
          <Button look="link" onClick={() => setWithCode(!withCode)}>
            {text(withCode ? 'prove_with_passphrase' : 'prove_with_recovery')}
          </Button>
        </div>
      )}
    </div>
  );
}
