import { isBackupDue } from '../../../core/backup/backup-due';
import { type Choices, NO_CHOICES } from '../../../core/browser-session/choices';
import { pendingView } from '../../../core/pages/pending-view';
import type { Snapshot } from '../../../core/pages/snapshot';
import { tokenView } from '../../../core/pages/token-view';
import { unlockMethodsOf } from '../../../core/pages/unlock-methods';
import { OWN_PROVIDER_ID } from '../../../core/providers/own-provider';
import { NO_PROVIDERS, type Providers, withOwn } from '../../../core/providers/providers';
import type { Removed } from '../../../core/session-storage/session-values';
import { tokenTitle } from '../../../core/token/token-title';
import type { OpenVault } from '../../../core/vault/open-vault';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { ruleEngine } from '../../../platform/background/session-rules';
import { reachFacts } from '../rules/sync-rules';
import { providersToShow } from '../stores/providers';
import { readTestRun } from '../stores/test-run';
import { readPending, readRemoved, readTypedId, readUndo } from '../stores/waiting';
import { archivedVaults, vaultFellBack } from '../vault/open-vault';

/** What pages may see of an open vault. @throws where any part can't be read */
export function snapshotOf(vault: OpenVault): Promise<Snapshot> {
  return build(vault, async (read) => read());
}

/** The same without the parts that can't be read; it says that they are missing. */
export async function partialSnapshotOf(vault: OpenVault): Promise<Snapshot> {
  let incomplete = false;
  const snapshot = await build(vault, async (read, otherwise) => {
    try {
      return await read();
    } catch {
      incomplete = true;
      return otherwise;
    }
  });
  return { ...snapshot, incomplete };
}

/** The same with nothing in it that has to be read: no token, only that the vault is open, and its settings. */
export async function leastSnapshotOf(vault: OpenVault): Promise<Snapshot> {
  return { ...(await build(vault, async (_read, otherwise) => otherwise)), incomplete: true };
}

/** Reads one part of the snapshot. @param otherwise may stand in for a part that can't be read */
type Reader = <T>(read: () => T | Promise<T>, otherwise: T) => Promise<T>;

async function build(vault: OpenVault, part: Reader): Promise<Snapshot> {
  const [facts, pending, removed, undo, ofTokens] = await Promise.all([
    part(() => reachFacts(vault), null),
    part(() => readPending(vault), null),
    part(() => readRemoved(vault), []),
    part(() => readUndo(vault), null),
    part(() => providersFor(vault), NO_PROVIDERS),
  ]);
  // Whose a paste is, only the whole catalogue tells.
  const known = pending === null ? ofTokens : await part(providersToShow, NO_PROVIDERS);
  const { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly } = vault.settings;
  const { choices: chosen, inPrivate } = facts ?? { choices: NO_CHOICES, inPrivate: [] };
  // Without the facts nobody knows whether a token is sent, so none is shown as if it were not.
  const views =
    facts === null
      ? []
      : [...vault.tokens.values()].map((token) =>
          part(() => tokenView(token, { ...facts, providers: known }), null),
        );
  return {
    state: 'open',
    vault: isTemporaryVault(vault.file) ? 'session' : 'passphrase',
    paused: chosen.paused,
    tokens: (await Promise.all(views)).filter((view) => view !== null),
    ...(await part(() => pendingView(pending, vault.tokens, known), { draft: null, paste: null })),
    typing: await part(() => readTypedId(vault), null),
    result: resultView(chosen),
    revoked: chosen.revoked,
    removed: await part(() => lastOf(removed), null),
    testRun: await part(readTestRun, null),
    offerPassphrase: chosen.offerPassphrase === 'yes' && isTemporaryVault(vault.file),
    setAside: vault.setAside.map((record) => ({ ...record, label: record.label ?? '' })),
    fellBack: await part(vaultFellBack, false),
    incomplete: false,
    ways: unlockMethodsOf(vault),
    recoveryUsed: vault.settings.recoveryUsedAt !== null,
    asideVaults: await part(() => archivedVaults.list(), []),
    backup: {
      lastAt: vault.settings.lastBackupAt,
      due: isBackupDue(vault),
      undo: undo === null ? null : { count: undo.changes.length },
    },
    settings: { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly },
    grouping: vault.settings.grouping,
    privateTabs: inPrivate,
    openedTabs: chosen.opened,
    pagesNeedChosenTab: !ruleEngine().topDomains,
  };
}

/** A catalogue takes milliseconds to read, and most workers start for one event: without a token of it none is read. */
async function providersFor({ tokens, ownProviders }: OpenVault): Promise<Providers> {
  const isOwn = [...tokens.values()].every(({ providerId }) => OWN_PROVIDER_ID.test(providerId));
  return isOwn ? withOwn(NO_PROVIDERS, [...ownProviders.values()]) : providersToShow();
}

function resultView(chosen: Choices): Snapshot['result'] {
  const { result, saved } = chosen;
  if (result === null) return null;
  const { switchedOff, uncompared } = saved?.id === result ? saved : { switchedOff: [], uncompared: false };
  return { tokenId: result, batch: chosen.batch, switchedOff, uncompared };
}

function lastOf(removed: readonly Removed[]): Snapshot['removed'] {
  const last = removed.at(-1);
  const [record] = last?.records ?? [];
  const label = last?.provider?.name ?? (record === undefined ? null : tokenTitle(record));
  if (last === undefined || label === null) return null;
  const { provider, records } = last;
  if (provider !== null || records.length === 1) return { label, many: null };
  const providers = new Set(records.map(({ providerId }) => providerId)).size;
  return { label, many: { tokens: records.length, providers } };
}
