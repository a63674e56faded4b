import { IMPORT_LIFETIME } from '../../../core/backup/backup-limits';
import { openBackup } from '../../../core/backup/open-backup';
import { fromBase64 } from '../../../core/bytes/base64';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { applyImport as applied } from '../../../core/import/apply-import';
import { importView } from '../../../core/import/import-items';
import { type ImportPlan, importPlan } from '../../../core/import/import-plan';
import type { ImportView } from '../../../core/import/import-view';
import type { MessageInput } from '../../../core/messages/message-table';
import type { TokenRecord } from '../../../core/token/token-record';
import { withSettings } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { returnUnusedAccess } from '../access/return-unused-access';
import { note } from '../activity/activity';
import { requireFresh } from '../lock/proof';
import { ALARMS } from '../stores/alarm-names';
import { planStore, readPlan } from '../stores/import-store';
import { changeVault, requireVault } from '../vault/open-vault';
import { changeTokens } from './change-tokens';
import { keepUndo } from './undo';

/**
 * Reads a backup and says what it would change. What was read waits, sealed, for ten minutes.
 * @throws {KeybearerError} what `openBackup` throws; then the vault and an earlier dry run are as they were
 */
export async function readImport({ file, passphrase }: MessageInput<'import.read'>): Promise<ImportView> {
  await requireVault();
  const content = await openBackup(fromBase64(file), passphrase);
  const now = Date.now();
  const planOf = (here: ReadonlyMap<string, TokenRecord>) =>
    importPlan(content, here, now, now + IMPORT_LIFETIME);
  // Changes nothing, but waits for its turn: deriving takes a second, and it may be locking meanwhile.
  const vault = await changeVault(async (current) => {
    await planStore.write(current, planOf(current.tokens));
    return current;
  });
  await setAlarm(ALARMS.importing, now + IMPORT_LIFETIME);
  return importView(planOf(vault.tokens), vault);
}

/**
 * Takes the chosen tokens of the backup that was read, in one save.
 * @throws {KeybearerError} `not-found` when its time is over or it has no such token; `proof-needed` for
 *   replacing; what saving throws: then everything is as it was, and it can be tried again
 */
export function applyImport({ mode, take }: MessageInput<'import.apply'>): Promise<void> {
  return exclusive('import', async () => {
    const vault = await requireVault();
    if (mode === 'replace') await requireFresh(vault);
    const plan = await readPlan(vault);
    if (plan === null) throw new KeybearerError('not-found', { reason: 'import-expired' });
    const taken = recordsOf(plan, take);
    await keepUndo((keep) =>
      changeTokens(async (before, isActive) => {
        const after = await applied(before, taken, mode, isActive);
        if (after === before) return before;
        const noted = isEmpty(before) ? await withSettings(after, { lastBackupAt: plan.createdAt }) : after;
        await keep(before, noted);
        return noted;
      }),
    );
    note('imported');
    await discardImport();
    await returnUnusedAccess();
  });
}

/** Forgets what was read. */
export async function discardImport(): Promise<void> {
  await planStore.remove();
  await clearAlarm(ALARMS.importing);
}

/** What is restored on a new machine needs no backup yet: it came from one. */
function isEmpty({ tokens, setAside }: OpenVault): boolean {
  return tokens.size === 0 && setAside.length === 0;
}

function recordsOf(plan: ImportPlan, take: readonly string[]): readonly TokenRecord[] {
  // Replacing everything by nothing is no import.
  if (take.length === 0) throw new InvalidInputError('nothing-chosen');
  const wanted = new Set(take);
  const records = plan.tokens.map(({ record }) => record).filter(({ id }) => wanted.has(id));
  if (records.length < wanted.size) throw new KeybearerError('not-found');
  return records;
}
