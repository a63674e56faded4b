import { Fingerprint } from 'lucide-react';
import { type FormEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { inOptions } from '../../platform/page-place';
import { askPasskey } from '../../platform/passkey';
import { passkeysWork } from '../../platform/passkeys-work';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { problemOf, useUi } from '../state/store';
import { useAttempt } from '../state/use-attempt';
import { ProofField, type ProofHandle } from './proof-gate';

const NO_UNLOCK_METHODS: readonly UnlockMethodView[] = [];

/** The dialog while a proof is asked for. */
export function OpenDialog({ answer }: { readonly answer: (given: boolean) => void }) {
  const methods = useUi((state) => state.snapshot?.ways ?? NO_UNLOCK_METHODS);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // Closed before it leaves the page, so that the focus goes back to where it was.
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={title} onClose={() => answer(false)}>
      <h2 id={title}>{text('proof_title')}</h2>
      <ProofForm methods={methods} onProven={() => answer(true)} onCancel={() => answer(false)} />
    </dialog>
  );
}

interface ProofFormProps {
  readonly methods: readonly UnlockMethodView[];
  readonly onProven: () => void;
  readonly onCancel: () => void;
}

/** Asks for a way to unlock again. Passkeys only in a tab: a popup would close when the browser asks. */
function ProofForm({ methods, onProven, onCancel }: ProofFormProps) {
  const field = useRef<ProofHandle>(null);
  const leaving = useRef(new AbortController());
  const attempt = useAttempt();
  const said = useId();
  const withPasskey = methods.some(({ kind }) => kind === 'passkey') && passkeysWork() && inOptions();
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const prove = async (secret: SecretInput) => {
    await sendMessage('vault.prove', { secret }).catch((error: unknown) => {
      // A secret that was not tried, or can be corrected, stays in its field.
      if (problemOf(error).code.startsWith('wrong-')) field.current?.clear();
      throw error;
    });
    field.current?.clear();
    onProven();
  };
  const proveWithPasskey = async () => {
    const { ways: stored } = await sendMessage('vault.status', {});
    await prove({ kind: 'passkey', ...(await askPasskey(stored.passkeys, leaving.current.signal)) });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.run(async () => {
      const proof = field.current?.read() ?? null;
      if (proof !== null) await prove(proof);
    });
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p className="quiet">{text('proof_text')}</p>
      <ProofField
        methods={methods}
        handle={field}
        label={text('passphrase')}
        describedBy={said}
        invalid={attempt.problem !== null}
      />
      <AttemptLine id={said} attempt={attempt} />
      <div className="actions">
        <Button type="submit" look="filled" busy={attempt.busy}>
          {text('proof_continue')}
        </Button>
        {withPasskey && (
          <Button icon={Fingerprint} busy={attempt.busy} onClick={() => attempt.run(proveWithPasskey)}>
            {text('use_passkey')}
          </Button>
        )}
        <Button look="plain" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}
