import type { MessageInput, MessageName } from '../../core/messages/message-table';
import { MessageRefusedError, sendMessage } from '../../platform/send-message';
import { problemOf, store } from './store';

/**
 * Sends a message for a click, after a fresh proof where it wants one. A refusal becomes the page's notice;
 * true when all went well.
 */
export function send<N extends MessageName>(name: N, input: MessageInput<N>): Promise<boolean> {
  return run(() => withProof(() => sendMessage(name, input)));
}

/** The same where the button that was clicked disappears: anyone who pressed it by a key goes on at the heading. */
export async function sendAndLeave<N extends MessageName>(name: N, input: MessageInput<N>): Promise<void> {
  if (await send(name, input)) document.querySelector<HTMLElement>('main h1')?.focus();
}

/** Runs something for a click. A failure becomes the page's notice; true when all went well. */
export async function run(work: () => Promise<unknown>): Promise<boolean> {
  store.setState({ problem: null });
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof ProofDeclinedError)) store.setState({ problem: problemOf(error) });
    return false;
  }
}

/** The user closed the question for a proof. Nothing was done, and there is nothing to say about it. */
export class ProofDeclinedError extends Error {}

/**
 * Runs something that may ask for a fresh passphrase or passkey. When it is refused for want of one, the
 * question is shown over the page (`ProofDialog`), and it is run once more, from its beginning, after the answer.
 * @throws {ProofDeclinedError} when the user closes the question; otherwise what `run` throws
 */
export async function withProof<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof MessageRefusedError) || error.code !== 'proof-needed') throw error;
  }
  if (!(await askForProof())) throw new ProofDeclinedError();
  return run();
}

/** Shows the question. @returns whether a proof was given; a second question takes the place of the first */
function askForProof(): Promise<boolean> {
  store.getState().answerProof?.(false);
  return new Promise((resolve) => {
    const answer = (given: boolean) => {
      // A question that was answered already must not close the one after it.
      if (store.getState().answerProof === answer) store.setState({ answerProof: null });
      resolve(given);
    };
    store.setState({ answerProof: answer });
  });
}
