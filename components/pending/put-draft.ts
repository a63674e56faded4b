import { useEffect } from 'react';
import type { MessageInput } from '../../core/messages/message-table';
import type { PendingView } from '../../core/pages/pending-view';
import { sendMessage } from '../../platform/send-message';
import { secureOrigin } from '../format/site-text';
import { run } from '../state/send';
import { store, type View } from '../state/store';

/**
 * Hands pasted text to the background, which seals it, and shows what it made of it.
 * @param here an address, where the user said that the API is there
 */
export async function putDraft(pasted: string, replacesId: string | null, here?: string): Promise<void> {
  if (pasted.trim() === '') {
    store.setState({ problem: { code: 'invalid-input', params: { reason: 'paste-empty' } } });
    return;
  }
  const tabOrigin = secureOrigin(store.getState().tab?.url ?? null);
  await run(async () => {
    showPending(
      await sendMessage('draft.put', { text: pasted, tabOrigin, replacesId, ...(here && { here }) }),
    );
    store.setState({ view: { name: 'auto' }, continued: false });
  });
}

/** Shows what an answer brought, without waiting for the snapshot that says the same. */
function showPending(pending: PendingView): void {
  store.setState(({ snapshot }) => (snapshot ? { snapshot: { ...snapshot, ...pending } } : {}));
}

type Decision =
  | 'draft.choose'
  | 'draft.set'
  | 'draft.own'
  | 'draft.begin-own'
  | 'draft.take'
  | 'draft.back'
  | 'draft.one-by-one';

/** Tells the background a choice about what was pasted, and shows its effect. */
export function decide<N extends Decision>(name: N, input: MessageInput<N>): Promise<boolean> {
  return run(async () => showPending(await sendMessage<Decision>(name, input)));
}

/** Where a paste is meant for a token. Elsewhere it may be a passphrase, which no view may take for one. */
const TAKES_PASTES: readonly View['name'][] = ['auto', 'home', 'add', 'replace', 'result'];

/** A paste outside any field starts an add, or a replace in a token's replace view and in the draft it led to. */
export function usePasteAnywhere(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { snapshot, view, answerProof } = store.getState();
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (!snapshot || inField || pasted === '' || answerProof !== null) return;
      if (!TAKES_PASTES.includes(view.name)) return;
      event.preventDefault();
      const waiting = snapshot.draft ?? snapshot.paste;
      const replaced = view.name === 'auto' ? (waiting?.replacesId ?? null) : null;
      void putDraft(
        pasted,
        view.name === 'replace' ? view.id : replaced,
        view.name === 'add' ? view.here : undefined,
      );
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
