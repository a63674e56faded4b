import { useRef, useState } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { WayView } from '../../core/pages/snapshot';
import { sendMessage } from '../../platform/send-message';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { ProofGate } from '../proof/proof-gate';
import { announce } from '../state/announce';
import { go } from '../state/go';
import { CodeOnPaper } from './code-on-paper';

/** Makes a recovery code, or another in place of the one in force. */
export function RecoveryCodeView({ ways }: { readonly ways: readonly WayView[] }) {
  const [drawn, setDrawn] = useState(false);
  const code = useRef('');
  const replaces = ways.some(({ kind }) => kind === 'recovery');
  const home = () => go({ name: 'home', at: 'ways' });

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
          <ProofGate ways={ways} action={text('recovery_show')} onProof={draw} onCancel={home} />
        </>
      )}
    </>
  );
}
