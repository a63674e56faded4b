import { useEffect } from 'react';
import { store } from '../state/store';
import type { View } from '../state/ui-state';
import { putDraft } from './put-draft';

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
      void putDraft(pasted, view.name === 'replace' ? view.id : replaced);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
