import type { MessageInput } from '../../core/messages/message-table';
import type { PendingView } from '../../core/pages/pending-view';
import { sendMessage } from '../../platform/send-message';
import { attempt } from '../state/act';
import { store } from '../state/store';

/** Shows what an answer brought, without waiting for the snapshot that says the same. */
export function showPending(pending: PendingView): void {
  store.setState(({ snapshot }) => (snapshot ? { snapshot: { ...snapshot, ...pending } } : {}));
}

type Deed = 'draft.choose' | 'draft.set' | 'draft.take' | 'draft.back';

/** Tells the background a choice about what was pasted, and shows its effect. */
export function decide<N extends Deed>(name: N, input: MessageInput<N>): Promise<boolean> {
  return attempt(async () => showPending(await sendMessage<Deed>(name, input)));
}
