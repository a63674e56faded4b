import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { equalBytes } from '../../../core/bytes/bytes';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import type { SecretInput } from '../../../core/messages/inputs';
import { unlockFile } from '../../../core/vault/open-file';
import type { OpenVault } from '../../../core/vault/open-vault';
import { isSessionVault } from '../../../core/vault/vault-file';
import { storedTime } from '../stores/stored-time';
import { requireVault, whileUnlocked } from '../vault/open-vault';
import { secretOf } from './secret-of';
import { trySecret } from './try-secret';

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
