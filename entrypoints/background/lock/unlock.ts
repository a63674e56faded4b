import type { SecretInput } from '../../../core/messages/inputs';
import { withSettings } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import type { UnlockSecret } from '../../../core/vault/slots/unlock-secret';
import { upgradeVault } from '../../../core/vault/upgrade-vault';
import type { KeySlot } from '../../../core/vault/vault-file';
import type { OpenedVault } from '../../../core/vault/vault-store';
import { exclusive } from '../../../platform/background/exclusive';
import { returnUnusedAccess } from '../access/access';
import { carryActivity, logActivity } from '../activity/activity';
import { runDueChecks } from '../revoke/revocation';
import { removeSessionValues } from '../session-storage/session-value';
import { heartbeat } from '../stores/lock-times';
import { publish, syncAll } from '../sync/sync-all';
import { adoptVault, openedVault, vaultStore } from '../vault/open-vault';
import { noteOpenPages } from '../watch/watch-pages';
import { scheduleLocks } from './auto-lock';
import { prove, provenAt, secretOf, trySecret } from './proof';

/**
 * Opens the vault with a secret.
 * @throws {KeybearerError} `try-later`, `mistyped-recovery-code`; {WrongSecretError|DamagedVaultError|NewerVaultError}
 */
export async function unlock(input: SecretInput): Promise<void> {
  await openAndSync(input).catch(async (error: unknown) => {
    // The next try may have to wait, the vault turned out to be damaged, or it is open and the rest failed: pages say so.
    await publish().catch(() => undefined);
    throw error;
  });
  await noteOpenPages();
  await returnUnusedAccess();
  // Not awaited: it asks providers, and the user waits for the unlock only.
  void runDueChecks().catch(() => undefined);
}

async function openAndSync(input: SecretInput): Promise<void> {
  await exclusive('lock', () => open(input));
  // These may find that it is time to lock, so the lock's turn must be free; and they come first of all.
  await scheduleLocks();
  await syncAll({ reread: true });
}

async function open(input: SecretInput): Promise<void> {
  // Open already, as from a second page: what is open is newer than what a slow unlock has read.
  if ((await openedVault()) !== null) return prove(input);
  const secret = await secretOf(input);
  const opened = await trySecret(() => vaultStore.unlock(secret));
  await adoptVault(await upgraded(opened, secret));
  carryActivity(opened.vault);
  await provenAt.write(Date.now());
  await heartbeat.remove();
  await removeSessionValues(['locked', 'locking']);
  logActivity('unlocked', input.kind);
  for (const { label } of opened.vault.repaired) logActivity('mended', label);
}

/** Stores what this unlock changes of the vault. It opens without that too: a full disk keeps nobody out. */
async function upgraded(
  opened: OpenedVault & { readonly slot: KeySlot },
  secret: UnlockSecret,
): Promise<OpenedVault> {
  const { vault, fellBack, slot } = opened;
  // The file that is damaged stays as it is until the user has seen that it is.
  if (fellBack) return opened;
  try {
    const next = await changed(vault, slot, secret);
    if (next === vault) return opened;
    await vaultStore.save(vault, next);
    return { vault: next, fellBack };
  } catch {
    // The storage may have failed after the write: what is stored decides, and this secret opens both.
    return vaultStore.unlock(secret);
  }
}

async function changed(vault: OpenVault, slot: KeySlot, secret: UnlockSecret): Promise<OpenVault> {
  // A new key would take what is damaged with it, unseen.
  const next = vault.setAside.length > 0 ? vault : await upgradeVault(vault, slot, secret);
  return slot.kind === 'recovery' ? withSettings(next, { recoveryUsedAt: Date.now() }) : next;
}
