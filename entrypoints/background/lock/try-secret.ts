import { WrongSecretError } from '../../../core/errors/vault-errors';
import { exclusive } from '../../../platform/background/exclusive';
import { backOff } from './back-off';

/**
 * Tries a secret. Wrong ones wait longer each time: a speed bump for a person at this keyboard, not for
 * somebody who has copied the file.
 * @throws {KeybearerError} `try-later`: it was not tried
 */
export function trySecret<T>(work: () => Promise<T>): Promise<T> {
  // One after the other, or a dozen at once would all be tried before the first is counted.
  return exclusive('try-secret', () => tryAndCount(work));
}

async function tryAndCount<T>(work: () => Promise<T>): Promise<T> {
  await backOff.check();
  try {
    const done = await work();
    await backOff.succeeded();
    return done;
  } catch (error) {
    if (error instanceof WrongSecretError) await backOff.failed();
    throw error;
  }
}
