import { lazy, Suspense, useEffect } from 'react';
import { store, useUi } from '../state/store';

const OpenDialog = lazy(() => import('./open-dialog').then((file) => ({ default: file.OpenDialog })));

/** The question of `withProof`, over whatever the page shows. A lock or Escape takes it away. */
export function ProofDialog() {
  const answer = useUi((state) => state.answerProof);
  // A page that turns into the unlock view leaves nobody waiting.
  useEffect(() => () => store.getState().answerProof?.(false), []);
  return (
    answer && (
      <Suspense fallback={null}>
        <OpenDialog answer={answer} />
      </Suspense>
    )
  );
}
