import { lazy, Suspense, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { WayView } from '../../core/snapshot/snapshot';
import { useUi } from '../state/use-ui';
import { store } from '../store';
import { text } from '../text';

const ProofForm = lazy(() => import('./proof-form').then((file) => ({ default: file.ProofForm })));

const NO_WAYS: readonly WayView[] = [];

/** The question of `withProof`, over whatever the page shows. A lock or Escape takes it away. */
export function ProofDialog() {
  const answer = useUi((state) => state.answerProof);
  // A page that turns into the unlock view leaves nobody waiting.
  useEffect(() => () => store.getState().answerProof?.(false), []);
  return answer && <OpenDialog answer={answer} />;
}

function OpenDialog({ answer }: { readonly answer: (given: boolean) => void }) {
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
      <Suspense fallback={null}>
        <ProofForm ways={ways} onProven={() => answer(true)} onCancel={() => answer(false)} />
      </Suspense>
    </dialog>
  );
}
