import { type FormEvent, useId, useRef, useState } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { inOptions } from '../../platform/page-place';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { PassphraseField, type PassphraseHandle } from '../controls/secret-field';
import { ViewHeading } from '../controls/view-heading';
import { type TextKey, text } from '../format/text';
import { ProofField, type ProofHandle } from '../proof/proof-gate';
import { announce, navigate } from '../state/store';
import { useAttempt } from '../state/use-attempt';
import { refusedPassphrase, StrengthMeter, useStrength } from './strength-meter';

/** Sets the first passphrase, which keeps the tokens after the browser closes, or changes it. */
export function PassphraseView({ methods }: { readonly methods: readonly UnlockMethodView[] }) {
  const changes = methods.some(({ kind }) => kind === 'passphrase');
  // In the settings no draft or result of another page may come in between.
  const back = () =>
    navigate(methods.length > 0 || inOptions() ? { name: 'home', at: 'ways' } : { name: 'auto' });
  const done = () => {
    announce(text('passphrase_is_set'));
    back();
  };
  return (
    <>
      <ViewHeading onBack={back}>{text(changes ? 'change_passphrase' : 'passphrase_title')}</ViewHeading>
      <p>{text(methods.length > 0 ? 'passphrase_change_hint' : 'passphrase_intro')}</p>
      <PassphraseForm methods={methods} onDone={done} />
    </>
  );
}

interface PassphraseFormProps {
  /** Those in force: a change needs one of them. */
  readonly methods: readonly UnlockMethodView[];
  /** The proof, where it was given already; otherwise the form asks for it. */
  readonly proof?: () => SecretInput;
  readonly onDone: () => void;
}

/** Sets or changes the passphrase. Only a strong one is taken; nobody can recover it. */
export function PassphraseForm({ methods, proof: given, onDone }: PassphraseFormProps) {
  const asks = methods.length > 0 && given === undefined;
  const changes = methods.some(({ kind }) => kind === 'passphrase');
  const current = useRef<ProofHandle>(null);
  const fresh = useRef<PassphraseHandle>(null);
  const again = useRef<PassphraseHandle>(null);
  const [strength, onType] = useStrength();
  const [refusal, setRefusal] = useState<TextKey | null>(null);
  const attempt = useAttempt();
  const said = useId();

  const save = async () => {
    const proof = given?.() ?? current.current?.read() ?? null;
    if (asks && proof === null) return setRefusal('passphrase_current_missing');
    const passphrase = fresh.current?.read() ?? '';
    const refused = await refusedPassphrase(passphrase, again.current?.read() ?? '');
    setRefusal(refused);
    if (refused) return;
    await sendMessage('passphrase.set', { passphrase, proof });
    for (const field of [current, fresh, again]) field.current?.clear();
    onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.run(save);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      {asks && (
        <ProofField
          handle={current}
          methods={methods}
          describedBy={said}
          invalid={attempt.problem !== null}
        />
      )}
      <PassphraseField
        handle={fresh}
        label={text(changes ? 'passphrase_new' : 'passphrase')}
        first={!asks}
        onType={onType}
      >
        <StrengthMeter strength={strength} />
      </PassphraseField>
      <PassphraseField handle={again} label={text('passphrase_again')} />
      <p className="quiet">{text('cannot_recover')}</p>
      {refusal && (
        <Notice tone="warning" urgent>
          {text(refusal)}
        </Notice>
      )}
      <AttemptLine id={said} attempt={attempt} />
      <div className="actions">
        <Button type="submit" look="filled" busy={attempt.busy}>
          {text(changes ? 'change_passphrase' : 'set_passphrase')}
        </Button>
      </div>
    </form>
  );
}
