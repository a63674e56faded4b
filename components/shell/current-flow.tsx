import { lazy } from 'react';
import type { PasteView } from '../../core/pages/pending-view';
import type { Snapshot } from '../../core/pages/snapshot';
import type { View } from '../state/store';

const AddView = lazy(() => import('../pending/add-view').then((file) => ({ default: file.AddView })));
const ReplaceView = lazy(() => import('../pending/add-view').then((file) => ({ default: file.ReplaceView })));
const DraftView = lazy(() => import('../pending/draft-view').then((file) => ({ default: file.DraftView })));
const SeveralView = lazy(() =>
  import('../pending/several-view').then((file) => ({ default: file.SeveralView })),
);
const QuestionView = lazy(() =>
  import('../pending/question-view').then((file) => ({ default: file.QuestionView })),
);
const NothingView = lazy(() =>
  import('../pending/nothing-view').then((file) => ({ default: file.NothingView })),
);
const BatchView = lazy(() => import('../result/batch-view').then((file) => ({ default: file.BatchView })));
const ResultView = lazy(() => import('../result/result-view').then((file) => ({ default: file.ResultView })));
const SavedView = lazy(() => import('../result/batch-view').then((file) => ({ default: file.SavedView })));
const RevokeView = lazy(() => import('../revoke/revoke-view').then((file) => ({ default: file.RevokeView })));
const EditView = lazy(() => import('../edit/edit-view').then((file) => ({ default: file.EditView })));
const RevealView = lazy(() => import('../reveal/reveal-view').then((file) => ({ default: file.RevealView })));
const PassphraseView = lazy(() =>
  import('../lock/passphrase-form').then((file) => ({ default: file.PassphraseView })),
);

const AddPasskeyView = lazy(() =>
  import('../unlock-methods/way-views').then((file) => ({ default: file.AddPasskeyView })),
);
const RemoveWayView = lazy(() =>
  import('../unlock-methods/way-views').then((file) => ({ default: file.RemoveWayView })),
);
const RecoveryCodeView = lazy(() =>
  import('../unlock-methods/recovery-views').then((file) => ({ default: file.RecoveryCodeView })),
);
const RecoveryUsedView = lazy(() =>
  import('../unlock-methods/recovery-views').then((file) => ({ default: file.RecoveryUsedView })),
);

/**
 * The view that is in the way of a page's home, or null when home is what to show.
 * A token or a way to unlock that is gone ends its view.
 */
export function currentFlow(view: View, snapshot: Snapshot) {
  const { draft, paste, result, typing, tokens, ways } = snapshot;
  if (view.name === 'auto' && draft) return <DraftView key={draft.id} draft={draft} snapshot={snapshot} />;
  if (view.name === 'auto' && paste) return pasteFlow(paste);
  if (view.name === 'add') return <AddView />;
  if (view.name === 'passphrase') return <PassphraseView ways={ways} />;
  if (ways.length > 0) {
    if (view.name === 'add-passkey') return <AddPasskeyView ways={ways} />;
    if (view.name === 'recovery-code') return <RecoveryCodeView ways={ways} />;
    if (view.name === 'recovery-used') return <RecoveryUsedView ways={ways} />;
  }
  if (view.name === 'remove-way') {
    const way = ways.find((known) => known.id === view.id);
    return way ? <RemoveWayView way={way} ways={ways} /> : null;
  }

  if (view.name === 'auto' && result && result.batch.length > 1)
    return <BatchView batch={result.batch} tokens={tokens} />;
  const waiting = result?.tokenId ?? typing ?? undefined;
  const id = 'id' in view ? view.id : view.name === 'auto' ? waiting : undefined;
  const token = tokens.find((known) => known.id === id);
  if (!token) return null;
  if (view.name === 'replace') return <ReplaceView key={token.id} token={token} />;
  if (view.name === 'revoke') return <RevokeView key={token.id} token={token} />;
  if (view.name === 'reveal') return <RevealView key={token.id} token={token} />;
  if (view.name === 'auto' && result === null) return <EditView key={token.id} token={token} at={null} />;
  if (view.name === 'edit') return <EditView key={token.id} token={token} at={view.at ?? null} />;
  // A new test is a new view: its heading takes the focus.
  if (token.test) return <ResultView key={token.test.at} token={token} test={token.test} />;
  return <SavedView key={token.id} token={token} />;
}

/** A paste that is not one token. */
function pasteFlow(paste: PasteView) {
  if (paste.kind === 'several') return <SeveralView paste={paste} />;
  if (paste.kind === 'question') return <QuestionView paste={paste} />;
  return <NothingView paste={paste} />;
}
