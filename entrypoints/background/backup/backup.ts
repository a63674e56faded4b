import { backupContent } from '../../../core/backup/backup-content';
import { backupName, sealBackup } from '../../../core/backup/seal-backup';
import { toBase64 } from '../../../core/bytes/base64';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { withSettings } from '../../../core/vault/edit-vault';
import { logActivity } from '../activity/activity';
import { requireFresh } from '../lock/proof';
import { syncPages } from '../sync/sync-all';
import { changeVault, requireVault } from '../vault/open-vault';

/** The page judges the strength; this only keeps out what no judge would accept. Characters. */
const SHORTEST = 8;

/**
 * Everything in one file that the ordinary `age` tool opens with this passphrase.
 * @throws {KeybearerError} `proof-needed`; `invalid-input` with `passphrase-too-short`, `backup-too-large`
 */
export async function makeBackup(passphrase: string): Promise<{ file: string; name: string }> {
  const vault = await requireVault();
  await requireFresh(vault);
  if ([...passphrase].length < SHORTEST) throw new InvalidInputError('passphrase-too-short');
  const now = Date.now();
  const { tokens, ownProviders, settings } = vault;
  const content = backupContent(tokens.values(), ownProviders.values(), settings, now);
  const file = await sealBackup(content, passphrase);
  // A vault that can't be stored is no reason to withhold the backup: now it is needed most.
  await noteTime({ lastBackupAt: now }).catch(() => undefined);
  logActivity('backup-made');
  return { file: toBase64(file), name: backupName(new Date(now)) };
}

/** Takes the reminder away until another token is added. */
export function remindLater(): Promise<void> {
  return noteTime({ backupLaterAt: Date.now() });
}

async function noteTime(at: { lastBackupAt: number } | { backupLaterAt: number }): Promise<void> {
  await changeVault((vault) => withSettings(vault, at));
  await syncPages();
}
