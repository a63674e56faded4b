import { isBackupDue } from '../../../core/backup/backup-due';
import { type Choices, withAllowedOrigins } from '../../../core/browser-session/choices';
import { nextLimit, withLimitsOver, withoutOvertakenLimits } from '../../../core/browser-session/send-limits';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import type { LockedState } from '../../../core/messages/vault-status';
import { pendingView } from '../../../core/pages/pending-view';
import type { Snapshot } from '../../../core/pages/snapshot';
import { tokenView } from '../../../core/pages/token-view';
import { unlockMethodsOf } from '../../../core/pages/unlock-methods';
import { includesOrigin } from '../../../core/shapes/any-port';
import { pagesOf } from '../../../core/token/plain-http';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import type { OpenVault } from '../../../core/vault/open-vault';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionArea } from '../../../platform/background/session-area';
import { ruleEngine } from '../../../platform/background/session-rules';
import { tabUrl } from '../../../platform/background/tabs';
import { purgeNoted } from '../rules/purge-cache';
import { reachFacts, syncRules } from '../rules/sync-rules';
import { choices } from '../stores/choices';
import { providersToShow } from '../stores/providers';
import { readPending, readRemoved, readTypedId, readUndo } from '../stores/waiting';
import { archivedVaults, openedVault, vaultFellBack } from '../vault/open-vault';
import { showBadges } from './badges';
import { alignGuests } from './guests';
import { vaultStatus } from './vault-status';

/**
 * Brings rules, stored answers, snapshot and badges in line with the state. Called after every change.
 * Whatever ended or changed a rule (off, pause, another token, a tab that was left, …), the browser may have
 * stored answers that it let through: they go before the snapshot says that the token is no longer sent.
 */
export async function syncAll({ reread } = { reread: false }): Promise<void> {
  const now = Date.now();
  await alignAllowedOrigins();
  await alignGuests();
  const tokens = [...((await openedVault())?.tokens.values() ?? [])];
  const chosen = await choices.change((before) =>
    withLimitsOver(withoutOvertakenLimits(before, tokens), now),
  );
  await syncRules(now, reread);
  await purgeNoted();
  const limit = nextLimit(chosen, now);
  if (limit !== null) await setAlarm(ALARMS.sendUntil, limit);
  await syncPages();
}

/** Writes the snapshot and the badges only, for changes that no rule depends on. @returns what pages see now */
export async function syncPages(): Promise<Snapshot | null> {
  const snapshot = await publish();
  await showBadges(snapshot);
  return snapshot;
}

/**
 * A tab that was chosen may show the API and the pages that may use the token. When those have changed, a tab
 * that shows none of them any more is no longer chosen.
 */
async function alignAllowedOrigins(): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return;
  const { chosenTabs, allowedOrigins } = await choices.read();
  for (const [id, tabs] of Object.entries(chosenTabs)) {
    const token = vault.tokens.get(id);
    if (token === undefined || tabs.length === 0) continue;
    const now = [...token.origins, ...pagesOf(token)];
    if (allowedOrigins[id] === undefined || now.join() === allowedOrigins[id].join()) continue;
    const shown = await Promise.all(tabs.map(async (tab) => ({ tab, url: await tabUrl(tab) })));
    const away = shown.flatMap(({ tab, url }) =>
      url !== null && includesOrigin(now, new URL(url).origin) ? [] : [tab],
    );
    await choices.change((before) => withAllowedOrigins(before, { id, allowedOrigins: now }, away));
  }
}

/** Writes the state that pages follow. @returns the snapshot; null while locked */
export function publish(): Promise<Snapshot | null> {
  return exclusive('snapshot', async () => {
    const vault = await openedVault();
    if (vault === null) return writeLocked();
    const snapshot = await snapshotOf(vault);
    await sessionArea.set({ [SESSION_KEYS.snapshot]: snapshot });
    return snapshot;
  });
}

/** The same where a vault can't be read, which is as good as locked. */
export function publishLocked(): Promise<null> {
  return exclusive('snapshot', writeLocked);
}

/** One write takes the open state away and says why. Where that can't be said, the open state goes all the same. */
async function writeLocked(): Promise<null> {
  try {
    const state: LockedState = { ...(await vaultStatus()), state: 'locked' };
    await sessionArea.set({ [SESSION_KEYS.snapshot]: state });
  } catch {
    await sessionArea.remove([SESSION_KEYS.snapshot]);
  }
  return null;
}

async function snapshotOf(vault: OpenVault): Promise<Snapshot> {
  const tokens = [...vault.tokens.values()];
  const [reach, pending, removed, undo, known] = await Promise.all([
    reachFacts(vault),
    readPending(vault),
    readRemoved(vault),
    readUndo(vault),
    providersToShow(),
  ]);
  const { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly } = vault.settings;
  const facts = { ...reach, providers: known };
  const { choices: chosen, inPrivate } = reach;
  return {
    state: 'open',
    vault: isTemporaryVault(vault.file) ? 'session' : 'passphrase',
    paused: chosen.paused,
    tokens: tokens.map((token) => tokenView(token, facts)),
    ...pendingView(pending, vault.tokens, known),
    typing: await readTypedId(vault),
    result: resultView(chosen),
    revoked: chosen.revoked,
    removed: lastOf(removed),
    offerPassphrase: chosen.offerPassphrase === 'yes' && isTemporaryVault(vault.file),
    setAside: vault.setAside.map((record) => ({ ...record, label: record.label ?? '' })),
    fellBack: await vaultFellBack(),
    ways: unlockMethodsOf(vault),
    recoveryUsed: vault.settings.recoveryUsedAt !== null,
    asideVaults: await archivedVaults.list(),
    backup: {
      lastAt: vault.settings.lastBackupAt,
      due: isBackupDue(vault),
      undo: undo === null ? null : { count: undo.changes.length },
    },
    settings: { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly },
    privateTabs: inPrivate,
    openedTabs: chosen.opened,
    pagesNeedChosenTab: !ruleEngine().topDomains,
  };
}

function resultView(chosen: Choices): Snapshot['result'] {
  const { result, saved } = chosen;
  if (result === null) return null;
  const { switchedOff, uncompared } = saved?.id === result ? saved : { switchedOff: [], uncompared: false };
  return { tokenId: result, batch: chosen.batch, switchedOff, uncompared };
}

function lastOf(removed: readonly TokenRecord[]): Snapshot['removed'] {
  const last = removed.at(-1);
  return last === undefined ? null : { label: tokenTitle(last) };
}
