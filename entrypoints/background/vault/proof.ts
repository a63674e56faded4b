import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { SecretInput } from '../../../core/messages/inputs';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import type { OpenVault } from '../../../core/vault/open-vault';
import { storedTime } from '../state/stored-time';

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
  if (vault.file.slots.length === 0) return;
  const at = await provenAt.read();
  const age = at === null ? Number.POSITIVE_INFINITY : Date.now() - at;
  // A clock that was set back must not make it last.
  if (age < 0 || age >= FRESH_FOR) throw new KeybearerError('proof-needed');
}

/** Takes a secret again. @throws {WrongSecretError} and `try-later` */
export async function prove(_secret: SecretInput): Promise<void> {
  throw new KeybearerError('unexpected');
}
