import { useEffect, useRef } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { WayView } from '../../core/pages/snapshot';
import { makePasskey } from '../../platform/passkey';
import { sendMessage } from '../../platform/send-message';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { ProofGate } from '../proof/proof-gate';
import { announce } from '../state/announce';
import { go } from '../state/go';

/** Makes a passkey and takes it as another way to unlock. */
export function AddPasskeyView({ ways }: { readonly ways: readonly WayView[] }) {
  const leaving = useRef(new AbortController());
  const home = () => go({ name: 'home', at: 'ways' });
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const add = async (proof: SecretInput) => {
    // A wrong passphrase is found out before a passkey is made that nothing would know.
    await sendMessage('vault.prove', { secret: proof });
    const { ways: stored } = await sendMessage('standing.get', {});
    const known = stored.passkeys.map(({ credentialId }) => credentialId);
    const made = await makePasskey(known, leaving.current.signal);
    await sendMessage('passkey.add', { proof, ...made, transports: [...made.transports] });
    announce(text('passkey_added'));
    home();
  };
  return (
    <>
      <ViewHeading onBack={home}>{text('add_passkey')}</ViewHeading>
      <p>{text('passkey_what')}</p>
      <p className="quiet">{text('passkey_travels_not')}</p>
      <ProofGate ways={ways} action={text('passkey_make')} onProof={add} onCancel={home} />
    </>
  );
}
