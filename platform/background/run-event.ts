import { KeybearerError } from '../../core/errors/keybearer-error';

/**
 * Runs what an event of the browser begins. There is nobody to tell an error of ours to: views say from the
 * snapshot what is wrong. Any other error is a fault and stays visible to developers.
 */
export function runEvent(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!(error instanceof KeybearerError)) throw error;
  });
}
