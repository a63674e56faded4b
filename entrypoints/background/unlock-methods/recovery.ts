import * as v from 'valibot';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { SecretInput } from '../../../core/messages/inputs';
import { withSettings } from '../../../core/vault/edit-vault';
import { withWay } from '../../../core/vault/rotate-key';
import {
  isEndingOf,
  newRecoveryCode,
  readRecoveryCode,
  recoverySlot,
} from '../../../core/vault/slots/recovery-slot';
import { isSessionVault } from '../../../core/vault/vault-file';
import { note } from '../activity/activity';
import { requireProof } from '../lock/proof';
import { requireVault, whileUnlocked } from '../vault/open-vault';
import { sealedValue } from '../vault/sealed-value';
import { changeSlots } from './change-slots';

/** Milliseconds for writing it down. */
const DRAWN_FOR = 15 * 60_000;

const drawn = sealedValue(SESSION_KEYS.drawnCode, v.strictObject({ code: v.string(), until: v.number() }));

/**
 * Draws a code to write down. The code before it keeps working until this one is confirmed: whoever closes
 * the page too early must not be left with a code that nobody wrote down.
 * @throws {InvalidInputError} `passphrase-first`; what `requireProof` throws
 */
export async function beginRecovery(proof: SecretInput): Promise<{ code: string }> {
  const vault = await requireVault();
  if (isSessionVault(vault.file)) throw new InvalidInputError('passphrase-first');
  await requireProof(vault, proof);
  const code = await newRecoveryCode();
  await whileUnlocked((now) => drawn.write(now, { code, until: Date.now() + DRAWN_FOR }));
  return { code };
}

/**
 * Puts the drawn code in force, in place of the one before it.
 * @param ending its last group, typed from the paper
 * @throws {InvalidInputError} `recovery-ending`; {KeybearerError} `not-found` when none waits
 */
export async function confirmRecovery(ending: string): Promise<void> {
  const vault = await requireVault();
  const found = await drawn.read(vault);
  if (found === null || found.until <= Date.now())
    throw new KeybearerError('not-found', { reason: 'code-expired' });
  if (!isEndingOf(ending, found.code)) throw new InvalidInputError('recovery-ending');
  const way = recoverySlot(await readRecoveryCode(found.code));
  await changeSlots(vault, async (now) => withSettings(await withWay(now, way), { recoveryUsedAt: null }));
  await drawn.remove();
  note('way-added', 'recovery');
}

export function discardRecovery(): Promise<void> {
  return drawn.remove();
}
