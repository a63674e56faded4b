import { isBackupDue } from '../../../core/backup/backup-due';
import type { Choices } from '../../../core/browser-session/choices';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { pendingView } from '../../../core/pages/pending-view';
import type { Snapshot } from '../../../core/pages/snapshot';
import { regionsOf, tokenView } from '../../../core/pages/token-view';
import { waysOf } from '../../../core/pages/ways';
import { CATALOGUE } from '../../../core/providers/catalogue';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import type { OpenVault } from '../../../core/vault/open-vault';
import { isSessionVault } from '../../../core/vault/vault-file';
import { exclusive } from '../../../platform/background/exclusive';
import { ruleEngine } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { attachedTokens } from '../rules/apply-rules';
import { privateTabs } from '../rules/normal-tabs';
import { choices, seenRequests, sent } from '../stores/choices';
import { readPending } from '../stores/draft-store';
import { readUndo } from '../stores/import-store';
import { readRemoved } from '../stores/removed-store';
import { readTypedId } from '../stores/typed-store';
import { asideVaults } from '../vault/aside-vaults';
import { openedVault, vaultFellBack } from '../vault/open-vault';

const PROVIDERS = CATALOGUE.map((provider) => ({
  id: provider.id,
  name: provider.name,
  regions: regionsOf(provider).map(({ name }) => name),
}));

/** Writes the snapshot that pages follow, or takes it away while locked. */
export function publish(): Promise<Snapshot | null> {
  return exclusive('snapshot', async () => {
    const vault = await openedVault();
    if (vault === null) {
      await sessionStorage.remove([SESSION_KEYS.snapshot]);
      return null;
    }
    const snapshot = await snapshotOf(vault);
    await sessionStorage.set({ [SESSION_KEYS.snapshot]: snapshot });
    return snapshot;
  });
}

async function snapshotOf(vault: OpenVault): Promise<Snapshot> {
  const tokens = [...vault.tokens.values()];
  const [chosen, carried, seen, attached, pending, removed, access, undo, inPrivate] = await Promise.all([
    choices.read(),
    sent.read(),
    seenRequests.read(),
    attachedTokens(),
    readPending(vault),
    readRemoved(vault),
    accessOf(vault),
    readUndo(vault),
    privateTabs(),
  ]);
  const { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly } = vault.settings;
  const facts = {
    choices: chosen,
    sent: carried,
    seen,
    ...attached,
    access,
    inPrivate,
    ownVisitsOnly,
    now: Date.now(),
  };
  return {
    vault: isSessionVault(vault.file) ? 'session' : 'passphrase',
    paused: chosen.paused,
    tokens: tokens.map((token) => tokenView(token, facts)),
    ...pendingView(pending, vault.tokens),
    typing: await readTypedId(vault),
    result: resultView(chosen),
    revoked: chosen.revoked,
    removed: lastOf(removed),
    offerPassphrase: chosen.offerPassphrase === 'yes' && isSessionVault(vault.file),
    setAside: vault.setAside.map((record) => ({ ...record, label: record.label ?? '' })),
    fellBack: await vaultFellBack(),
    ways: waysOf(vault),
    recoveryUsed: vault.settings.recoveryUsedAt !== null,
    asideVaults: await asideVaults.list(),
    backup: {
      lastAt: vault.settings.lastBackupAt,
      due: isBackupDue(vault),
      undo: undo === null ? null : { count: undo.changes.length },
    },
    settings: { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly },
    providers: PROVIDERS,
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
