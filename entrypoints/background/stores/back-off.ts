import { KeybearerError } from '../../../core/errors/keybearer-error';
import { BESIDE_VAULT, MOST_TRIES, readTries, type Tries } from '../../../core/vault/stored-data';
import { exclusive } from '../../../platform/background/exclusive';
import { vaultArea } from '../../../platform/background/vault-area';

/** Wrong secrets that cost no waiting. */
const FREE_TRIES = 2;
/** Milliseconds. */
const LONGEST_WAIT = 60_000;

const KEY = BESIDE_VAULT.unlockTries;

/**
 * Makes each wrong secret in a row wait longer, up to a minute, also across a restart. A speed bump for a person
 * at this keyboard: anyone who can set the clock, delete the record or copy the vault does not meet it.
 */
export const backOff = {
  /** @throws {KeybearerError} `try-later` before the wait is over */
  async check(): Promise<void> {
    if ((await this.nextTryAt()) !== null) throw new KeybearerError('try-later');
  },

  /** Milliseconds since 1970 before which no secret is tried; null when one may be tried now. */
  nextTryAt(): Promise<number | null> {
    return exclusive(KEY, async () => {
      const tries = await read();
      const next = tries === null ? 0 : tries.at + waitAfter(tries.wrong);
      return next > Date.now() ? next : null;
    });
  },

  /** A wrong secret was given. A disk that is full must not hide that from the user, so it never throws. */
  async failed(): Promise<void> {
    await exclusive(KEY, async () => {
      const wrong = Math.min(MOST_TRIES, ((await read())?.wrong ?? 0) + 1);
      await write({ wrong, at: Date.now() });
    }).catch(() => undefined);
  },

  /** The right one was given. Never throws. */
  async succeeded(): Promise<void> {
    await exclusive(KEY, () => vaultArea.remove([KEY])).catch(() => undefined);
  },
};

/** Null when there is none; what is malformed is taken away. */
async function read(): Promise<Tries | null> {
  const { [KEY]: stored } = await vaultArea.read([KEY]);
  if (stored === undefined) return null;
  const tries = readTries(stored);
  if (tries === null) {
    await vaultArea.remove([KEY]);
    return null;
  }
  if (tries.at <= Date.now()) return tries;
  // The clock was set back. The wait begins now, or the user would wait until the clock is there again.
  const moved = { wrong: tries.wrong, at: Date.now() };
  await write(moved);
  return moved;
}

function write(tries: Tries): Promise<void> {
  return vaultArea.write({ [KEY]: tries });
}

/** Milliseconds. */
function waitAfter(wrong: number): number {
  return wrong <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** (wrong - FREE_TRIES - 1));
}
