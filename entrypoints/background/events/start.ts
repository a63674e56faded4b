import { withoutLetIn, withoutTab, withShown } from '../../../core/browser-session/choices';
import { includesOrigin } from '../../../core/shapes/any-port';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { allTabs } from '../../../platform/background/tabs';
import { closeStorageToContentScripts } from '../../../platform/background/vault-area';
import { exactOrigins, returnUnusedAccess } from '../access/access';
import { scheduleLocks } from '../lock/auto-lock';
import { resumeLock } from '../lock/lock';
import { resumeDraft } from '../pending/finish-draft';
import { runDueChecks } from '../revoke/revocation';
import { purgeCacheOf } from '../rules/purge-cache';
import { removeAllRules, removeLeftRules } from '../rules/sync-rules';
import { sessionValue } from '../session-storage/session-value';
import { ready, startWith } from '../start/ready';
import { choices } from '../stores/choices';
import { dropLostUndo, readPending } from '../stores/waiting';
import { showBadges } from '../sync/badges';
import { noteTabsFromBefore } from '../sync/guests';
import { publishLocked, syncAll, syncPages } from '../sync/sync-all';
import { holdsKey, openedVault, startTemporaryVault, vaultStore } from '../vault/open-vault';

/** Starts the worker. What it goes on with is spread over the rooms above `start`, so it is handed in from here. */
export function start(): Promise<void> {
  startWith(begin);
  return ready();
}

async function begin(): Promise<void> {
  // Rules outlive the key when the extension is reloaded: without a key nothing may be sent, whatever else fails here.
  // Side by side, so that a start waits no longer for that.
  const removed = holdsKey().then((holds) => (holds ? undefined : removeLeftRules()));
  await Promise.all([removed, noteTabsFromBefore()]);
  if (await resumeLock()) return;
  await closeStorageToContentScripts();
  const vault = await openedVault().catch(async (error: unknown) => {
    // A vault that can't be read must not leave its tokens on requests, nor pages and badges that say so.
    await removeAllRules();
    await publishLocked();
    await showBadges(null);
    throw error;
  });
  if (vault !== null) return resume();
  await removeAllRules();
  const origins = await exactOrigins();
  await startLockedOrEmpty();
  // Last of all, as it may take seconds and pages wait for what they show.
  await purgeCacheOf(origins);
}

async function resume(): Promise<void> {
  // The machine may have slept past the end of the session.
  await scheduleLocks();
  const vault = await openedVault();
  if (vault === null) return;
  await dropLostUndo(vault);
  await takeBackStrayTabs();
  await syncAll();
  const draft = await readPending(vault);
  if (draft !== null) await setAlarm(ALARMS.draft, draft.expiresAt);
  // Not awaited: these ask the provider, and the user's next click must not wait for that.
  void resumeDraft()
    .catch(() => {})
    .then(runDueChecks)
    .catch(() => {});
}

async function startLockedOrEmpty(): Promise<void> {
  const loaded = await vaultStore.load();
  if (loaded !== null && !isTemporaryVault(loaded.file)) {
    // A worker that starts again while locked does not know better than the one that locked.
    const locked = sessionValue('locked');
    if (!(await locked.isStored())) await locked.write({ reason: 'start', at: Date.now() });
    await syncPages();
    return;
  }
  // The key of a temporary vault is gone with the browser session, so nobody can open it any more.
  if (loaded !== null) await vaultStore.discard();
  await startTemporaryVault();
  await syncAll();
  await returnUnusedAccess();
}

/**
 * Takes back the choice of tabs that are gone or now show something else: a worker that died while it
 * noticed that left them chosen.
 */
async function takeBackStrayTabs(): Promise<void> {
  const { chosenTabs, shown, letIn, opened } = await choices.read();
  if (Object.keys({ ...chosenTabs, ...shown, ...letIn }).length + opened.length === 0) return;
  const origins = new Map((await allTabs()).map(({ id, url }) => [id, originOf(url)]));
  await choices.change((now) => {
    const strays = Object.entries(now.chosenTabs).flatMap(([id, tabs]) =>
      tabs
        .filter((tab) => !includesOrigin(now.allowedOrigins[id] ?? [], origins.get(tab) ?? ''))
        .map((tab) => ({ id, tab })),
    );
    const left = Object.keys(now.shown).filter((tab) => origins.get(Number(tab)) !== now.shown[tab]?.origin);
    const guests = Object.entries(now.letIn).flatMap(([id, tabs]) =>
      Object.entries(tabs).flatMap(([tab, origin]) =>
        origins.get(Number(tab)) === origin ? [] : [{ id, tab: Number(tab) }],
      ),
    );
    const alone = guests.reduce((before, { id, tab }) => withoutLetIn(before, tab, id), {
      ...now,
      opened: now.opened.filter((tab) => origins.has(tab)),
    });
    const rest = strays.reduce((before, { id, tab }) => withoutTab(before, tab, id), alone);
    return left.reduce((before, tab) => withShown(before, Number(tab), null), rest);
  });
}

/** Empty for a tab that is hidden from us or has loaded nothing yet. */
function originOf(url: string | null): string {
  return url === null || !URL.canParse(url) ? '' : new URL(url).origin;
}
