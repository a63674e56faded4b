import { sendMessage } from '../../platform/send-message';
import { secureOrigin } from '../format/site-text';
import { attempt } from '../state/act';
import { store } from '../state/store';
import { showPending } from './show-draft';

/** Hands pasted text to the background, which seals it, and shows what it made of it. */
export async function putDraft(pasted: string, replacesId: string | null): Promise<void> {
  if (pasted.trim() === '') {
    store.setState({ problem: { code: 'invalid-input', params: { reason: 'paste-empty' } } });
    return;
  }
  const tabOrigin = secureOrigin(store.getState().tab?.url ?? null);
  await attempt(async () => {
    showPending(await sendMessage('draft.put', { text: pasted, tabOrigin, replacesId }));
    store.setState({ view: { name: 'auto' }, continued: false });
  });
}
