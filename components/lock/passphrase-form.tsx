import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { ProblemNotice } from '../controls/problem-notice';
import { act } from '../state/act';
import { useBusy } from '../state/use-busy';
import { type TextKey, text } from '../text';
import { PassphraseField, type PassphraseHandle } from './passphrase-field';
import { refusedPassphrase } from './refused-passphrase';
import { StrengthMeter } from './strength-meter';
import { useStrength } from './use-strength';

interface PassphraseFormProps {
  /** A change needs the passphrase that is in force. */
  readonly changes: boolean;
  readonly onDone: () => void;
}

/** Sets or changes the passphrase. Only a strong one is taken; nobody can recover it. */
export function PassphraseForm({ changes, onDone }: PassphraseFormProps) {
  const current = useRef<PassphraseHandle>(null);
  const fresh = useRef<PassphraseHandle>(null);
  const again = useRef<PassphraseHandle>(null);
  const [strength, onType] = useStrength();
  const [refusal, setRefusal] = useState<TextKey | null>(null);
  const [busy, run] = useBusy();

  const save = async () => {
    const passphrase = fresh.current?.read() ?? '';
    const refused = await refusedPassphrase(passphrase, again.current?.read() ?? '');
    setRefusal(refused);
    if (refused) return;
    const old = current.current?.read() ?? '';
    const proof = changes ? ({ kind: 'passphrase', passphrase: old } as const) : null;
    const done = await act('passphrase.set', { passphrase, proof });
    if (!done) return;
    for (const field of [current, fresh, again]) field.current?.clear();
    onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    run(save);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      {changes && <PassphraseField handle={current} label={text('passphrase_current')} first />}
      <PassphraseField
        handle={fresh}
        label={text(changes ? 'passphrase_new' : 'passphrase')}
        first={!changes}
        onType={onType}
      >
        <StrengthMeter strength={strength} />
      </PassphraseField>
      <PassphraseField handle={again} label={text('passphrase_again')} />
      <p className="quiet">{text('cannot_recover')}</p>
      {refusal && <Notice tone="problem">{text(refusal)}</Notice>}
      <ProblemNotice />
      <div className="actions">
        <Button type="submit" look="filled" busy={busy}>
          {text(changes ? 'change_passphrase' : 'set_passphrase')}
        </Button>
      </div>
    </form>
  );
}
