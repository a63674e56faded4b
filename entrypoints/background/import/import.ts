import { isActive, withoutTokenChoices } from '../../../core/browser-session/choices';
import { withoutSent } from '../../../core/browser-session/seen-requests';
import { fromBase64 } from '../../../core/bytes/base64';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import {
  applyImport as applied,
  importUndo,
  isNewProvider,
  undoImport as undone,
  withNewProviders,
} from '../../../core/import/apply-import';
import { importFile } from '../../../core/import/import-file';
import {
  IMPORT_LIFETIME,
  type ImportPlan,
  importPlan,
  importView,
  takeableProviders,
} from '../../../core/import/import-plan';
import type { ImportView } from '../../../core/import/import-view';
import { movedRecords, withChoices } from '../../../core/import/moving/moving-plan';
import type { MessageInput } from '../../../core/messages/message-table';
import type { TokenRecord } from '../../../core/token/token-record';
import { withSettings } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { ALARMS, clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { requireFresh } from '../lock/proof';
import { removeRulesOf } from '../rules/remove-rules';
import { choices, sent } from '../stores/choices';
import { providers, providersToShow } from '../stores/providers';
import { planStore, readPlan, readUndo, undoStore } from '../stores/waiting';
import { syncAll, syncPages } from '../sync/sync-all';
import { changeVault, openedVault, requireVault } from '../vault/open-vault';

/**
 * Reads a file and says what it would change. The plan waits, sealed, for ten minutes.
 * @throws {KeybearerError} what `importFile` throws; then the vault and an earlier dry run are as they were
 */
export async function readImport({ file, passphrase }: MessageInput<'import.read'>): Promise<ImportView> {
  await requireVault();
  const imported = await importFile(fromBase64(file), passphrase);
  // Without the catalogue, tokens of a known provider would arrive as those of an unknown API.
  const known = imported.createdAt === null ? await providers() : await providersToShow();
  const now = Date.now();
  // Changes nothing, but waits for its turn: deriving takes a second, and it may be locking meanwhile.
  const vault = await changeVault(async (current) => {
    await planStore.write(current, importPlan(imported, current.tokens, known, now, now + IMPORT_LIFETIME));
    return current;
  });
  await setAlarm(ALARMS.importing, now + IMPORT_LIFETIME);
  return importView(await requirePlan(vault), vault, known);
}

/**
 * Keeps what the user chose of another tool's file.
 * @throws {KeybearerError} `not-found` when its time is over or the file is a backup
 */
export function chooseImport({ choices: made }: MessageInput<'import.choose'>): Promise<ImportView> {
  return exclusive('import', async () => {
    const vault = await requireVault();
    const plan = await requirePlan(vault);
    if (plan.moving === null) throw new KeybearerError('not-found');
    const chosen = { ...plan, moving: withChoices(plan.moving, made) };
    await planStore.write(vault, chosen);
    return importView(chosen, vault, await providersToShow());
  });
}

async function requirePlan(vault: OpenVault): Promise<ImportPlan> {
  const plan = await readPlan(vault);
  if (plan === null) throw new KeybearerError('not-found', { reason: 'import-expired' });
  return plan;
}

/**
 * Takes the chosen tokens of the file that was read, and its own providers that are new here, in one save.
 * @throws {KeybearerError} `not-found` when its time is over or it has no such token; `proof-needed` for
 *   replacing; what saving throws: then everything is as it was, and it can be tried again
 */
export function applyImport({ mode, take }: MessageInput<'import.apply'>): Promise<void> {
  return exclusive('import', async () => {
    const vault = await requireVault();
    if (mode === 'replace') await requireFresh(vault);
    const plan = await requirePlan(vault);
    const { records: taken, ownProviders } = await takenOf(plan, take, vault);
    const adds = ownProviders.some((provider) => isNewProvider(provider, vault));
    // Replacing everything by nothing is not an import.
    const isNothing = taken.length === 0 && (mode === 'replace' || !adds);
    // The tokens of another tool are no whole vault.
    if (isNothing || (mode === 'replace' && plan.moving !== null))
      throw new InvalidInputError('nothing-chosen');
    await keepUndo((keep) =>
      changeTokens(async (before, isActive) => {
        const withProviders = await withNewProviders(before, ownProviders);
        const after = await applied(withProviders, taken, mode, isActive);
        if (after === before) return before;
        const restored = await asRestored(before, after, plan);
        await keep(before, restored);
        return restored;
      }),
    );
    logActivity('imported');
    await discardImport();
    await returnUnusedAccess();
  });
}

/** Forgets what was read. */
export async function discardImport(): Promise<void> {
  await planStore.remove();
  await clearAlarm(ALARMS.importing);
}

/** Tokens that a backup brings to a new machine need no other backup yet. */
async function asRestored(
  before: OpenVault,
  after: OpenVault,
  { createdAt }: ImportPlan,
): Promise<OpenVault> {
  const { tokens, ownProviders, setAside } = before;
  const wasEmpty = tokens.size === 0 && ownProviders.size === 0 && setAside.length === 0;
  return wasEmpty && createdAt !== null ? withSettings(after, { lastBackupAt: createdAt }) : after;
}

/** The records that the user takes, and the own providers that come with them. */
async function takenOf(
  plan: ImportPlan,
  take: readonly string[],
  { ownProviders: known }: OpenVault,
): Promise<Pick<ImportPlan, 'records' | 'ownProviders'>> {
  if (plan.moving === null) {
    const shipped = plan.createdAt === null ? await providers() : await providersToShow();
    return { records: [...recordsOf(plan, take)], ownProviders: [...takeableProviders(plan, shipped)] };
  }
  const ids = new Set(take);
  if (plan.moving.tokens.filter(({ id }) => ids.has(id)).length < ids.size)
    throw new KeybearerError('not-found');
  const moved = movedRecords(plan.moving, ids, known.values(), await providers(), Date.now());
  return { records: [...moved.records], ownProviders: [...moved.ownProviders] };
}

function recordsOf(plan: ImportPlan, take: readonly string[]): readonly TokenRecord[] {
  const wanted = new Set(take);
  const records = plan.records.filter(({ id }) => wanted.has(id));
  if (records.length < wanted.size) throw new KeybearerError('not-found');
  return records;
}

type Keep = (before: OpenVault, after: OpenVault) => Promise<void>;

/**
 * Runs an import that notes what it changes before it is saved, so that none is without an undo. When it
 * fails, the undo of the import before it is there again.
 */
async function keepUndo(run: (keep: Keep) => Promise<void>): Promise<void> {
  const earlier = await readUndo(await requireVault());
  try {
    await run(async (before, after) => {
      const undo = importUndo(before, after, Date.now() + IMPORT_LIFETIME);
      await undoStore.write(before, undo);
      await setAlarm(ALARMS.importUndo, undo.expiresAt);
    });
  } catch (error) {
    const vault = await openedVault();
    // A storage that failed may have stored it all the same.
    const saved = vault !== null && (await readUndo(vault)) !== null;
    if (!saved && vault !== null && earlier !== null) await undoStore.write(vault, earlier);
    else if (!saved) await undoStore.remove();
    throw error;
  }
}

/**
 * Puts back what the last import changed; what came later stays.
 * @throws {KeybearerError} `not-found` when its time is over
 */
export function undoImport(): Promise<void> {
  return exclusive('import', async () => {
    const undo = await readUndo(await requireVault());
    if (undo === null) throw new KeybearerError('not-found');
    await changeTokens((before, isActive) => undone(before, undo, isActive));
    await endUndo();
  });
}

/** From now on the last import stays. */
export async function endUndo(): Promise<void> {
  await undoStore.remove();
  await clearAlarm(ALARMS.importUndo);
  await syncPages();
  await returnUnusedAccess();
}

/** Whether a token is to be sent now, also for some minutes only. */
type IsActive = (token: TokenRecord) => boolean;

/**
 * Changes many tokens in one save, and then everything that depends on them. Tabs and minutes that were
 * chosen for what a token was are not carried over to what it is now.
 * @param make gives back the same vault where there is nothing to change
 * @throws whatever `make` or the storage throws: then nothing has changed
 */
async function changeTokens(
  make: (before: OpenVault, isActive: IsActive) => Promise<OpenVault>,
): Promise<void> {
  let changed: readonly string[] = [];
  try {
    await changeVault(async (before) => {
      const after = await make(before, await isActiveNow());
      const ids = new Set([...before.tokens.keys(), ...after.tokens.keys()]);
      changed = [...ids].filter((id) => pointsElsewhere(before.tokens.get(id), after.tokens.get(id)));
      // What is to be sent less is stopped before it is stored: the worker may die in between.
      await removeRulesOf(...changed);
      return after;
    });
    await choices.change((now) => changed.reduce(withoutTokenChoices, now));
    await sent.change((now) => changed.reduce(withoutSent, now));
  } finally {
    await syncAll();
  }
}

async function isActiveNow(): Promise<IsActive> {
  const chosen = await choices.read();
  const now = Date.now();
  return (token) => isActive(token, chosen, now);
}

function pointsElsewhere(one: TokenRecord | undefined, other: TokenRecord | undefined): boolean {
  if (one === other) return false;
  const parts = (token: TokenRecord | undefined) =>
    token && [
      token.secret,
      token.fields,
      token.origins,
      token.pathPrefix,
      token.headers,
      token.companions,
      token.on,
    ];
  return JSON.stringify(parts(one)) !== JSON.stringify(parts(other));
}
