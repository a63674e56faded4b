import type { MessageInput, MessageName } from '../../core/messages/message-table';
import { sendMessage } from '../../platform/send-message';
import { problemOf } from './problem-of';
import { store } from './store';
import { ProofDeclinedError, withProof } from './with-proof';

/**
 * Sends a message for a click, after a fresh proof where it wants one. A refusal becomes the page's notice;
 * true when all went well.
 */
export function act<N extends MessageName>(name: N, input: MessageInput<N>): Promise<boolean> {
  return attempt(() => withProof(() => sendMessage(name, input)));
}

/** Runs something for a click. A failure becomes the page's notice; true when all went well. */
export async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  store.setState({ problem: null });
  try {
    await run();
    return true;
  } catch (error) {
    if (!(error instanceof ProofDeclinedError)) store.setState({ problem: problemOf(error) });
    return false;
  }
}
