import { type ErrorCode, KeybearerError } from '../../../core/errors/keybearer-error';
import type { UnlockMethods, VaultStatus } from '../../../core/messages/vault-status';
import { passkeyRequest } from '../../../core/vault/slots/passkey-slot';
import type { KeySlot } from '../../../core/vault/vault-file';
import { sessionValue } from '../session-storage/session-value';
import { backOff } from '../stores/back-off';
import { openedVault, vaultStore } from '../vault/open-vault';

/** Where the vault stands, for pages. It answers also when nothing can be opened. */
export async function vaultStatus(): Promise<VaultStatus> {
  const unlocked = (await openedVault().catch(() => null)) !== null;
  const locked = await sessionValue('locked').read();
  return {
    state: unlocked ? 'unlocked' : 'locked',
    lockedAt: locked?.at ?? null,
    lockedBecause: locked?.reason ?? null,
    nextTryAt: await backOff.nextTryAt(),
    ...(await stored()),
  };
}

/** What the stored vault says of itself without being opened. */
async function stored(): Promise<Pick<VaultStatus, 'ways' | 'problem'>> {
  try {
    const slots = (await vaultStore.load())?.file.slots ?? [];
    return { ways: kindsOf(slots), problem: null };
  } catch (error) {
    const problem: ErrorCode = error instanceof KeybearerError ? error.code : 'unexpected';
    return { ways: kindsOf([]), problem };
  }
}

function kindsOf(slots: readonly KeySlot[]): UnlockMethods {
  const has = (kind: string): boolean => slots.some((slot) => slot.kind === kind);
  const passkeys = slots.filter(({ kind }) => kind === 'passkey').map(passkeyRequest);
  return {
    passphrase: has('passphrase'),
    recovery: has('recovery'),
    passkeys: passkeys.filter((request) => request !== null),
  };
}
