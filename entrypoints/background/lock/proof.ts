import { equalBytes } from '@noble/ciphers/utils.js';
import * as v from 'valibot';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { fromBase64 } from '../../../core/bytes/base64';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError, WrongSecretError } from '../../../core/errors/vault-errors';
import type { SecretInput } from '../../../core/messages/inputs';
import { unlockFile } from '../../../core/vault/open-file';
import type { OpenVault } from '../../../core/vault/open-vault';
import type { KeySlot } from '../../../core/vault/slots/key-slot';
import { passkeySlot } from '../../../core/vault/slots/passkey-slot';
import { passphraseSlot } from '../../../core/vault/slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from '../../../core/vault/slots/recovery-slot';
import { BESIDE_VAULT } from '../../../core/vault/stored-data';
import { isSessionVault } from '../../../core/vault/vault-file';
import { exclusive } from '../../../platform/background/exclusive';
import { localStorage } from '../../../platform/background/local-storage';
import { note } from '../activity/activity';
import { storedTime } from '../stores/lock-times';
import { requireVault, whileUnlocked } from '../vault/open-vault';

/** Milliseconds for which an unlock or a proof is fresh. */
const FRESH_FOR = 5 * 60_000;

/** When a secret was given last, by unlocking or after that. */
export const provenAt = storedTime(SESSION_KEYS.provenAt);

/**
 * For what asks again: reveal, copy with the token, export, an import that replaces, longer lock times.
 * A session vault has no secret to ask for.
 * @throws {KeybearerError} `proof-needed` when no secret was given for five minutes
 */
export async function requireFresh(vault: OpenVault): Promise<void> {
  if (isSessionVault(vault.file)) return;
  const at = await provenAt.read();
  const age = at === null ? Number.POSITIVE_INFINITY : Date.now() - at;
  // A clock that was set back must not make it last.
  if (age < 0 || age >= FRESH_FOR) throw new KeybearerError('proof-needed');
}

/** Takes a secret again. @throws {WrongSecretError}; {KeybearerError} `try-later` */
export async function prove(input: SecretInput): Promise<void> {
  const secret = await secretOf(input);
  const { file, key } = await requireVault();
  const unlocked = await trySecret(() => unlockFile(file, secret));
  if (!equalBytes(unlocked.key, key)) throw new LockedError();
  // A lock may have begun while the key was derived.
  await whileUnlocked(() => provenAt.write(Date.now()));
}

/**
 * For a change of the ways to unlock, which asks every time. A passkey is not enough beside a passphrase:
 * a finger on an unlocked machine must not change who gets in.
 * @throws {KeybearerError} `proof-needed`; what `prove` throws
 */
export async function requireProof({ file }: OpenVault, proof: SecretInput | null): Promise<void> {
  if (isSessionVault(file)) return;
  const hasPassphrase = file.slots.some(({ kind }) => kind === 'passphrase');
  if (proof === null || (hasPassphrase && proof.kind === 'passkey')) throw new KeybearerError('proof-needed');
  await prove(proof);
}

/**
 * A secret from a page, ready to open a slot.
 * @throws {KeybearerError} `mistyped-recovery-code`
 */
export async function secretOf(input: SecretInput): Promise<KeySlot> {
  if (input.kind === 'passphrase') return passphraseSlot(input.passphrase);
  if (input.kind === 'passkey') return passkeySlot(fromBase64(input.output));
  return recoverySlot(await readRecoveryCode(input.code));
}

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

/** Wrong secrets that cost no waiting. */
const FREE_TRIES = 2;
/** Milliseconds. */
const LONGEST_WAIT = 60_000;

const KEY = BESIDE_VAULT.unlockTries;
const triesSchema = v.strictObject({
  wrong: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  /** Milliseconds since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
type Tries = v.InferOutput<typeof triesSchema>;

/**
 * Makes each wrong secret in a row wait longer, up to a minute, also over a restart. A speed bump for a person
 * at this keyboard: whoever can set the clock, delete the record or copy the vault does not meet it.
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
    note('wrong-secret');
    await exclusive(KEY, async () => {
      const wrong = Math.min(1_000_000, ((await read())?.wrong ?? 0) + 1);
      await write({ wrong, at: Date.now() });
    }).catch(() => undefined);
  },

  /** The right one was given. Never throws. */
  async succeeded(): Promise<void> {
    await exclusive(KEY, () => localStorage.remove([KEY])).catch(() => undefined);
  },
};

/** Null when there is none; what is malformed is taken away. */
async function read(): Promise<Tries | null> {
  const { [KEY]: stored } = await localStorage.read([KEY]);
  if (stored === undefined) return null;
  const parsed = v.safeParse(triesSchema, stored);
  if (!parsed.success) {
    await localStorage.remove([KEY]);
    return null;
  }
  if (parsed.output.at <= Date.now()) return parsed.output;
  // The clock was set back. The wait begins now, or the user would wait until the clock is there again.
  const moved = { wrong: parsed.output.wrong, at: Date.now() };
  await write(moved);
  return moved;
}

function write(tries: Tries): Promise<void> {
  return localStorage.write({ [KEY]: tries });
}

/** Milliseconds. */
function waitAfter(wrong: number): number {
  return wrong <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** (wrong - FREE_TRIES - 1));
}
