import { fromBase64 } from '../../../core/bytes/base64';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { SecretInput } from '../../../core/messages/inputs';
import type { MessageInput } from '../../../core/messages/message-table';
import { withSettings } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { withoutUnlockMethod, withPassphrase, withUnlockMethod } from '../../../core/vault/rotate-key';
import { passkeySlot } from '../../../core/vault/slots/passkey-slot';
import {
  isEndingOf,
  newRecoveryCode,
  readRecoveryCode,
  recoverySlot,
} from '../../../core/vault/slots/recovery-slot';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { logActivity } from '../activity/activity';
import { scheduleLocks } from '../lock/auto-lock';
import { provenAt, requireProof } from '../lock/proof';
import { sealedValue } from '../session-storage/sealed-value';
import { choices } from '../stores/choices';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault, whileUnlocked } from '../vault/open-vault';

/** Milliseconds in which a code can be written down. */
const DRAWN_FOR = 15 * 60_000;

/** A recovery code that is not in force yet. */
const drawn = sealedValue('pendingCode');

/**
 * Takes a passkey as another way to unlock. With it, unlocking is easy enough to lock with the screen.
 * @throws {InvalidInputError} `passphrase-first`, `known-passkey`; what `requireProof` throws
 */
export async function addPasskey(input: MessageInput<'passkey.add'>): Promise<void> {
  const { proof, credentialId, transports, salt, output } = input;
  const vault = await requireVault();
  if (isTemporaryVault(vault.file)) throw new InvalidInputError('passphrase-first');
  const known = vault.file.slots.some(({ params }) => params['credentialId'] === credentialId);
  if (known) throw new InvalidInputError('known-passkey');
  await requireProof(vault, proof);
  const made = { credentialId, transports, salt, createdAt: Date.now() };
  await changeSlots(vault, async (now) => {
    const next = await withUnlockMethod(now, passkeySlot(fromBase64(output), made));
    // The first one only: who has switched it off since is not overruled by another.
    return hasPasskey(now) ? next : withSettings(next, { lockWithScreen: true });
  });
  logActivity('way-added', 'passkey');
}

/**
 * Takes a way to unlock away.
 * @throws {InvalidInputError} `no-such-slot`, `only-passkeys`; what `requireProof` throws
 */
export async function removeSlot(id: string, proof: SecretInput): Promise<void> {
  const vault = await requireVault();
  await requireProof(vault, proof);
  // A code drawn by means of a secret that is going away must not let anybody in afterwards.
  await drawn.remove();
  await changeSlots(vault, (now) => withoutUnlockMethod(now, id));
  logActivity('way-removed', kindOf(vault, id));
}

function hasPasskey({ file }: OpenVault): boolean {
  return file.slots.some(({ kind }) => kind === 'passkey');
}

function kindOf(vault: OpenVault, id: string): string | null {
  return vault.file.slots.find((slot) => slot.id === id)?.kind ?? null;
}

/** The page judges the strength; this only keeps out what no judge would accept. Characters. */
const SHORTEST = 8;

/**
 * Sets the first passphrase or changes it; changing asks for the old one, or for the recovery code of who
 * forgot it. Everything is sealed again under a new vault key.
 * @throws what `requireProof` throws
 */
export async function setPassphrase(passphrase: string, proof: SecretInput | null): Promise<void> {
  if ([...passphrase].length < SHORTEST) throw new InvalidInputError('passphrase-too-short');
  const vault = await requireVault();
  await requireProof(vault, proof);
  await choices.change((now) => ({ ...now, offerPassphrase: 'answered' }));
  await drawn.remove();
  await changeSlots(vault, (now) => withPassphrase(now, passphrase));
  // A lock that came meanwhile needs no proof.
  await whileUnlocked(() => provenAt.write(Date.now())).catch(() => undefined);
  logActivity(isTemporaryVault(vault.file) ? 'way-added' : 'way-changed', 'passphrase');
}

/**
 * Draws a code to write down. The code before it keeps working until this one is confirmed: anyone who closes
 * the page too early must not be left with a code that nobody wrote down.
 * @throws {InvalidInputError} `passphrase-first`; what `requireProof` throws
 */
export async function beginRecovery(proof: SecretInput): Promise<{ code: string }> {
  const vault = await requireVault();
  if (isTemporaryVault(vault.file)) throw new InvalidInputError('passphrase-first');
  await requireProof(vault, proof);
  const code = await newRecoveryCode();
  await whileUnlocked((now) => drawn.write(now, { code, until: Date.now() + DRAWN_FOR }));
  return { code };
}

/**
 * Puts the pending code in force, in place of the one before it.
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
  await changeSlots(vault, async (now) =>
    withSettings(await withUnlockMethod(now, way), { recoveryUsedAt: null }),
  );
  await drawn.remove();
  logActivity('way-added', 'recovery');
}

export function discardRecovery(): Promise<void> {
  return drawn.remove();
}

/**
 * Changes the ways to unlock, and with them the vault key. A worker that dies in the middle can lose a draft or
 * an undo that waits in memory under the old key, never a token.
 * @param proven the vault whose ways to unlock the proof was given for
 * @throws {InvalidInputError} `stale-vault` when they were changed since
 */
async function changeSlots(
  proven: OpenVault,
  change: (vault: OpenVault) => Promise<OpenVault>,
): Promise<void> {
  await changeVault((now) => {
    // What was proven, or found to need no proof, was so of these ways to unlock and no others.
    if (now.file.checksum !== proven.file.checksum) throw new InvalidInputError('stale-vault');
    return change(now);
  });
  await scheduleLocks();
  await syncAll();
}
