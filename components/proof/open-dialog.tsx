import { useId, useLayoutEffect, useRef } from 'react';
import type { WayView } from '../../core/pages/snapshot';
import { text } from '../format/text';
import { useUi } from '../state/use-ui';
import { ProofForm } from './proof-form';

const NO_WAYS: readonly WayView[] = [];

/** The dialog while a proof is asked for. */
export function OpenDialog({ answer }: { readonly answer: (given: boolean) => void }) {
  const ways = useUi((state) => state.snapshot?.ways ?? NO_WAYS);
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
      <ProofForm ways={ways} onProven={() => answer(true)} onCancel={() => answer(false)} />
    </dialog>
  );
}
