import { MessageRefusedError } from '../../platform/send-message';
import { store } from './store';

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
