import { useEffect, useRef } from 'react';
import type { SecretInput } from '../../core/messages/inputs';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { makePasskey } from '../../platform/passkey';
import { sendMessage } from '../../platform/send-message';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { ProofGate } from '../proof/proof-gate';
import { announce, navigate } from '../state/store';
import { REMOVE_HINTS, REMOVE_TITLES } from './unlock-method-texts';

/** Makes a passkey and takes it as another way to unlock. */
export function AddPasskeyView({ methods }: { readonly methods: readonly UnlockMethodView[] }) {
  const leaving = useRef(new AbortController());
  const home = () => navigate({ name: 'home', at: 'ways' });
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const add = async (proof: SecretInput) => {
    // A wrong passphrase is found out before a passkey is made that nothing would know.
    await sendMessage('vault.prove', { secret: proof });
    const { ways: stored } = await sendMessage('vault.status', {});
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
      <ProofGate methods={methods} action={text('passkey_make')} onProof={add} onCancel={home} />
    </>
  );
}

interface RemoveUnlockMethodViewProps {
  readonly method: UnlockMethodView;
  readonly methods: readonly UnlockMethodView[];
}

/** Takes a way to unlock away. */
export function RemoveUnlockMethodView({ method, methods }: RemoveUnlockMethodViewProps) {
  const home = () => navigate({ name: 'home', at: 'ways' });
  const remove = async (proof: SecretInput) => {
    await sendMessage('slot.remove', { id: method.id, proof });
    announce(text('way_removed'));
    home();
  };
  return (
    <>
      <ViewHeading onBack={home}>{text(REMOVE_TITLES[method.kind])}</ViewHeading>
      <p>{text(REMOVE_HINTS[method.kind])}</p>
      <p className="quiet">{text('ways_old_copies')}</p>
      <ProofGate methods={methods} action={text('remove_short')} onProof={remove} onCancel={home} />
    </>
  );
}
