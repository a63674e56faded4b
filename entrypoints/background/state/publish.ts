import { isBackupDue } from '../../../core/backup/backup-due';
import { CATALOGUE } from '../../../core/providers/catalogue';
import type { Choices } from '../../../core/session/choices';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { draftView } from '../../../core/snapshot/draft-view';
import type { Snapshot } from '../../../core/snapshot/snapshot';
import { regionsOf, tokenView } from '../../../core/snapshot/token-view';
import { waysOf } from '../../../core/snapshot/ways';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import { isSessionVault } from '../../../core/vault/is-session-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import { ruleEngine } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { readUndo } from '../backup/import-store';
import { readDraft } from '../drafts/draft-store';
import { attachedTokens } from '../rules/apply-rules';
import { privateTabs } from '../rules/normal-tabs';
import { readRemoved } from '../tokens/removed-store';
import { asideVaults } from '../vault/aside-vaults';
import { openedVault, vaultFellBack } from '../vault/session';
import { choices, sent } from './choices';

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
  const [chosen, seen, attached, draft, removed, access, undo, inPrivate] = await Promise.all([
    choices.read(),
    sent.read(),
    attachedTokens(),
    readDraft(vault),
    readRemoved(vault),
    accessOf(vault),
    readUndo(vault),
    privateTabs(),
  ]);
  const { idleMinutes, lockWithScreen, maxSessionMinutes, ownVisitsOnly } = vault.settings;
  const facts = {
    choices: chosen,
    sent: seen,
    ...attached,
    access,
    inPrivate,
    ownVisitsOnly,
    now: Date.now(),
  };
  const replaced = draft?.replacesId ? (vault.tokens.get(draft.replacesId) ?? null) : null;
  return {
    vault: isSessionVault(vault.file) ? 'session' : 'passphrase',
    paused: chosen.paused,
    tokens: tokens.map((token) => tokenView(token, facts)),
    draft: draft === null ? null : draftView(draft, replaced),
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
    pagesNeedChosenTab: !ruleEngine().topDomains,
  };
}

function resultView({ result, saved }: Choices): Snapshot['result'] {
  if (result === null) return null;
  const { switchedOff, uncompared } = saved?.id === result ? saved : { switchedOff: [], uncompared: false };
  return { tokenId: result, switchedOff, uncompared };
}

function lastOf(removed: readonly TokenRecord[]): Snapshot['removed'] {
  const last = removed.at(-1);
  return last === undefined ? null : { label: tokenTitle(last) };
}
