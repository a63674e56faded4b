import { withAllowedOrigins } from '../../../core/browser-session/choices';
import { nextLimit, withLimitsOver, withoutOvertakenLimits } from '../../../core/browser-session/send-limits';
import type { LockedState } from '../../../core/messages/vault-status';
import type { Snapshot } from '../../../core/pages/snapshot';
import { includesOrigin } from '../../../core/shapes/any-port';
import { pagesOf } from '../../../core/token/plain-http';
import type { OpenVault } from '../../../core/vault/open-vault';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { runEvent } from '../../../platform/background/run-event';
import { tabUrl } from '../../../platform/background/tabs';
import { readSnapshot } from '../../../platform/follow-snapshot';
import { purgeNoted } from '../rules/purge-cache';
import { syncRules } from '../rules/sync-rules';
import { sessionValue } from '../session-storage/session-value';
import { choices } from '../stores/choices';
import { openedVault } from '../vault/open-vault';
import { showBadges } from './badges';
import { alignGuests } from './guests';
import { leastSnapshotOf, partialSnapshotOf, snapshotOf } from './open-snapshot';
import { vaultStatus } from './vault-status';

const published = sessionValue('snapshot');

/**
 * Brings rules, stored answers, snapshot and badges in line with the state. Called after every change.
 * Whatever ended or changed a rule (off, pause, another token, a tab that was left, …), the browser may have
 * stored answers that it let through: they go before the snapshot says that the token is no longer sent.
 */
export async function syncAll({ reread } = { reread: false }): Promise<void> {
  await syncSending(reread).catch(async (error: unknown) => {
    // Pages that say "locked" after an unlock would ask for a secret that was given.
    if ((await readSnapshot()) === null) await syncPages().catch(() => undefined);
    throw error;
  });
  await syncPages();
}

async function syncSending(reread: boolean): Promise<void> {
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
    return vault === null ? writeLocked() : writeOpen(vault);
  });
}

/**
 * Pages must not say "locked" while it is open: what can't be read is left out, and where that can't be stored either,
 * all that had to be read. A part that threw is a fault and stays visible to developers; a write that the browser
 * refused, as without room, is none.
 * @throws what went wrong first, where nothing at all can be stored
 */
async function writeOpen(vault: OpenVault): Promise<Snapshot> {
  const faults: unknown[] = [];
  const refusals: unknown[] = [];
  for (const make of [snapshotOf, partialSnapshotOf, leastSnapshotOf]) {
    const snapshot = await make(vault).catch((error: unknown) => void faults.push(error));
    if (snapshot === undefined) continue;
    const stored = await published.write(snapshot).then(
      () => true,
      (error: unknown) => void refusals.push(error),
    );
    if (!stored) continue;
    if (faults.length > 0) runEvent(Promise.reject(faults[0]));
    return snapshot;
  }
  // A page that finds nothing asks the background.
  if ((await readSnapshot()) === null) await published.remove();
  throw [...faults, ...refusals][0];
}

/** The same where a vault can't be read, which is as good as locked. */
export function publishLocked(): Promise<null> {
  return exclusive('snapshot', writeLocked);
}

/** One write takes the open state away and says why. Where that can't be said, the open state goes all the same. */
async function writeLocked(): Promise<null> {
  try {
    const state: LockedState = { ...(await vaultStatus()), state: 'locked' };
    await published.write(state);
  } catch {
    await published.remove();
  }
  return null;
}
