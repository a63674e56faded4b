import type { PasteView } from '../../core/pages/pending-view';
import type { Snapshot } from '../../core/pages/snapshot';
import { later } from '../controls/later';
import type { View } from '../state/store';

const AddView = later(async () => (await import('../pending/add-view')).AddView);
const ReplaceView = later(async () => (await import('../pending/add-view')).ReplaceView);
const DraftView = later(async () => (await import('../pending/add-review')).AddReview);
const SeveralView = later(async () => (await import('../pending/several-view')).SeveralView);
const QuestionView = later(async () => (await import('../pending/question-view')).QuestionView);
const NothingView = later(async () => (await import('../pending/nothing-view')).NothingView);
const BatchView = later(async () => (await import('../result/batch-view')).BatchView);
const ResultView = later(async () => (await import('../result/result-view')).ResultView);
const SavedView = later(async () => (await import('../result/batch-view')).SavedView);
const RevokeView = later(async () => (await import('../revoke/revoke-view')).RevokeView);
const EditView = later(async () => (await import('../edit/edit-view')).EditView);
const RevealView = later(async () => (await import('../reveal/reveal-view')).RevealView);
const PassphraseView = later(async () => (await import('../lock/passphrase-form')).PassphraseView);

const AddPasskeyView = later(
  async () => (await import('../unlock-methods/unlock-method-views')).AddPasskeyView,
);
const RemoveUnlockMethodView = later(
  async () => (await import('../unlock-methods/unlock-method-views')).RemoveUnlockMethodView,
);
const RecoveryCodeView = later(
  async () => (await import('../unlock-methods/recovery-views')).RecoveryCodeView,
);
const RecoveryUsedView = later(
  async () => (await import('../unlock-methods/recovery-views')).RecoveryUsedView,
);

/**
 * The view that is in the way of a page's home, or null when home is what to show.
 * A token or a way to unlock that is gone ends its view.
 */
export function currentView(view: View, snapshot: Snapshot) {
  const { draft, paste, result, typing, tokens, ways: methods } = snapshot;
  if (view.name === 'auto' && draft) return <DraftView key={draft.id} draft={draft} snapshot={snapshot} />;
  if (view.name === 'auto' && paste) return pasteFlow(paste);
  if (view.name === 'add') return <AddView api={view.api} here={view.here} />;
  if (view.name === 'passphrase') return <PassphraseView methods={methods} />;
  if (methods.length > 0) {
    if (view.name === 'add-passkey') return <AddPasskeyView methods={methods} />;
    if (view.name === 'recovery-code') return <RecoveryCodeView methods={methods} />;
    if (view.name === 'recovery-used') return <RecoveryUsedView methods={methods} />;
  }
  if (view.name === 'remove-unlock-method') {
    const method = methods.find((known) => known.id === view.id);
    return method ? <RemoveUnlockMethodView method={method} methods={methods} /> : null;
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
