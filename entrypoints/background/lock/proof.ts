import { equalBytes } from '@noble/ciphers/utils.js';
import { fromBase64 } from '../../../core/bytes/base64';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError, WrongSecretError } from '../../../core/errors/vault-errors';
import type { SecretInput } from '../../../core/messages/inputs';
import { unlockFile } from '../../../core/vault/open-file';
import type { OpenVault } from '../../../core/vault/open-vault';
import { passkeySlot } from '../../../core/vault/slots/passkey-slot';
import { passphraseSlot } from '../../../core/vault/slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from '../../../core/vault/slots/recovery-slot';
import type { UnlockSecret } from '../../../core/vault/slots/unlock-secret';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { exclusive } from '../../../platform/background/exclusive';
import { logActivity } from '../activity/activity';
import { sessionValue } from '../session-storage/session-value';
import { backOff } from '../stores/back-off';
import { requireVault, whileUnlocked } from '../vault/open-vault';

/** Milliseconds for which an unlock or a proof is fresh. */
const FRESH_FOR = 5 * 60_000;

/** When a secret was given last, by unlocking or after that. */
export const provenAt = sessionValue('provenAt');

/**
 * For what asks again: reveal, copy with the token, export, an import that replaces, longer lock times.
 * A temporary vault has no secret to ask for.
 * @throws {KeybearerError} `proof-needed` when no secret was given for five minutes
 */
export async function requireFresh(vault: OpenVault): Promise<void> {
  if (isTemporaryVault(vault.file)) return;
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
  if (isTemporaryVault(file)) return;
  const hasPassphrase = file.slots.some(({ kind }) => kind === 'passphrase');
  if (proof === null || (hasPassphrase && proof.kind === 'passkey')) throw new KeybearerError('proof-needed');
  await prove(proof);
}

/**
 * A secret from a page, ready to open a slot.
 * @throws {KeybearerError} `mistyped-recovery-code`
 */
export async function secretOf(input: SecretInput): Promise<UnlockSecret> {
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
    if (error instanceof WrongSecretError) {
      logActivity('wrong-secret');
      await backOff.failed();
    }
    throw error;
  }
}
