import { isDeepStrictEqual } from 'node:util';
import { serialLock } from '../../../core/vault/testing/serial-lock';
import type { VaultStorage } from '../../../core/vault/vault-storage';
import type { OpenedVault } from '../../../core/vault/vault-store';
import { judge, SilentChange, type Tampered, type Verdict } from './judge';
import type { Subject } from './subject';

/** What damage may be called. A damaged vault must not be called locked, nor a passphrase wrong. */
export const DAMAGE = ['damaged-vault', 'newer-vault'] as const;
/** Somebody who repairs the checksum after changing a slot can make a passphrase useless, not more. */
export const USELESS_SLOT = [...DAMAGE, 'wrong-passphrase', 'wrong-recovery-code', 'wrong-passkey'] as const;

/**
 * Opens a vault that was tampered with: with the key in memory and, where what stands before the records
 * was touched, with every secret; first beside the save before, then alone.
 * @returns the verdict with the key, beside the save before
 */
export async function openTampered(subject: Subject, tampered: Tampered): Promise<Verdict> {
  const both = readOnly(tampered.stored, subject.before.file);
  const verdict = await verdictOf(subject, tampered, (store) => store.open(subject.vault.key), both);
  // Secrets give the same key as before where nothing that they are given has changed.
  if (!sameHeader(tampered.stored, subject)) {
    for (const secret of subject.secrets) {
      await verdictOf(subject, tampered, (store) => store.unlock(secret), both);
    }
  }
  if (!['refused', 'set aside', 'harmless'].includes(verdict) && tampered.stored !== undefined) {
    const alone = readOnly(tampered.stored, undefined);
    const without = await verdictOf(subject, tampered, (store) => store.open(subject.vault.key), alone);
    const allowed = verdict === 'fell back' ? 'refused' : 'set aside';
    if (without !== allowed) throw new SilentChange(`alone it is ${without}`);
  }
  return verdict;
}

type Store = InstanceType<Subject['product']['VaultStore']>;

async function verdictOf(
  subject: Subject,
  tampered: Tampered,
  open: (store: Store) => Promise<OpenedVault | null>,
  storage: VaultStorage,
): Promise<Verdict> {
  const store = new subject.product.VaultStore(storage, serialLock());
  return judge(subject, tampered, await open(store).catch((error: unknown) => ({ error })));
}

function sameHeader(stored: unknown, { vault: { file } }: Subject): boolean {
  if (stored === null || typeof stored !== 'object') return stored === undefined;
  const { format, vaultId, slots, checksum } = stored as Record<string, unknown>;
  return (
    format === file.format &&
    vaultId === file.vaultId &&
    checksum === file.checksum &&
    isDeepStrictEqual(slots, file.slots)
  );
}

/** Opening must not write. */
function readOnly(vault: unknown, previous: unknown): VaultStorage {
  const entries = { vault, 'vault.previous': previous };
  const refuse = async (): Promise<void> => {
    throw new Error('opening has written');
  };
  return { read: async () => structuredClone(entries), write: refuse, remove: refuse };
}
