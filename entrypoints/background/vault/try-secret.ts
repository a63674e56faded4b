import * as v from 'valibot';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { WrongSecretError } from '../../../core/errors/vault-errors';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { storedValue } from '../state/stored-value';

/** Wrong secrets that cost no waiting. */
const FREE_TRIES = 2;
/** Milliseconds. */
const LONGEST_WAIT = 60_000;

export const tries = storedValue(
  SESSION_KEYS.unlockTries,
  v.strictObject({ wrong: v.number(), nextTryAt: v.number() }),
  { wrong: 0, nextTryAt: 0 },
);

/**
 * Tries a secret. Wrong ones wait longer each time: a speed bump for a person at this keyboard, not for
 * somebody who has copied the file.
 * @throws {KeybearerError} `try-later`: it was not tried
 */
export async function trySecret<T>(work: () => Promise<T>): Promise<T> {
  if ((await tries.read()).nextTryAt > Date.now()) throw new KeybearerError('try-later');
  try {
    return await work();
  } catch (error) {
    if (error instanceof WrongSecretError) await countWrongTry();
    throw error;
  }
}

function countWrongTry(): Promise<unknown> {
  return tries.change(({ wrong }) => {
    const wait = wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** (wrong - FREE_TRIES));
    return { wrong: wrong + 1, nextTryAt: Date.now() + wait };
  });
}
