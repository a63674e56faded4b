import type { DraftView } from '../../core/snapshot/snapshot';
import { store } from '../store';

/** Shows the draft that an answer brought, without waiting for the snapshot that says the same. */
export function showDraft(draft: DraftView): void {
  store.setState(({ snapshot }) => (snapshot ? { snapshot: { ...snapshot, draft } } : {}));
}
