import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { PassphraseForm } from '../lock/passphrase-form';
import { ProofGate } from '../proof/proof-gate';
import { takeHanded } from '../state/handed-code';
import { announce, navigate } from '../state/store';
import { useAttempt } from '../state/use-attempt';
import { CodeOnPaper } from './code-on-paper';

/** Makes a recovery code, or another in place of the one in force. */
export function RecoveryCodeView({ methods }: { readonly methods: readonly UnlockMethodView[] }) {
  const [drawn, setDrawn] = useState(false);
  const code = useRef('');
  const replaces = methods.some(({ kind }) => kind === 'recovery');
  const home = () => navigate({ name: 'home', at: 'ways' });

  const draw = async (proof: SecretInput) => {
    ({ code: code.current } = await sendMessage('recovery.begin', { proof }));
    setDrawn(true);
  };
  const done = () => {
    code.current = '';
    announce(text('recovery_in_force'));
    home();
  };
  return (
    <>
      <ViewHeading onBack={home}>{text(replaces ? 'recovery_replace' : 'recovery_make')}</ViewHeading>
      {drawn ? (
        <CodeOnPaper code={code} onConfirmed={done} />
      ) : (
        <>
          <p>{text('recovery_what')}</p>
          {replaces && <p className="quiet">{text('recovery_old_until')}</p>}
          <ProofGate methods={methods} action={text('recovery_show')} onProof={draw} onCancel={home} />
        </>
      )}
    </>
  );
}

/** After an unlock with the recovery code: another code in its place, then another passphrase. */
export function RecoveryUsedView({ methods }: { readonly methods: readonly UnlockMethodView[] }) {
  const [stage, setStage] = useState<'drawing' | 'paper' | 'passphrase'>('drawing');
  /** The pending code, which proves the next step. */
  const code = useRef('');
  const attempt = useAttempt();
  const home = () => navigate({ name: 'home' });

  const draw = useEffectEvent(() => {
    const used = takeHanded();
    if (used === '') navigate({ name: 'recovery-code' });
    else attempt.run(() => begin(used));
  });
  const begin = async (used: string) => {
    const proof = { kind: 'recovery', code: used } as const;
    ({ code: code.current } = await sendMessage('recovery.begin', { proof }));
    setStage('paper');
  };
  useEffect(() => {
    draw();
    return () => {
      code.current = '';
    };
  }, []);
  const finish = () => {
    announce(text('passphrase_is_set'));
    home();
  };
  const proof = () => ({ kind: 'recovery', code: code.current }) as const;
  return (
    <>
      <ViewHeading>
        {text(stage === 'passphrase' ? 'new_passphrase_title' : 'recovery_used_title')}
      </ViewHeading>
      {stage === 'drawing' && <BusyLine going={attempt.busy}>{text('recovery_drawing')}</BusyLine>}
      <AttemptLine attempt={attempt} />
      {stage === 'paper' && (
        <>
          <p>{text('recovery_used_text')}</p>
          <CodeOnPaper code={code} onConfirmed={() => setStage('passphrase')} />
        </>
      )}
      {stage === 'passphrase' && (
        <>
          <p>{text('new_passphrase_text')}</p>
          <PassphraseForm methods={methods} proof={proof} onDone={finish} />
        </>
      )}
      <div className="footing">
        {stage !== 'passphrase' && <p className="quiet">{text('recovery_later_text')}</p>}
        <div className="actions">
          <Button look="plain" onClick={home}>
            {text('not_now')}
          </Button>
        </div>
      </div>
    </>
  );
}
