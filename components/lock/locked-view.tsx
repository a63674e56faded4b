import type { VaultStatus } from '../../core/messages/vault-status';
import { passkeysWork } from '../../platform/passkeys-work';
import { later } from '../controls/later';
import { useUi } from '../state/store';
import { UnlockChoice } from './unlock-choice';

const PasskeyUnlock = later(async () => (await import('./passkey-unlock')).PasskeyUnlock);
const RecoveryUnlock = later(async () => (await import('./recovery-unlock')).RecoveryUnlock);
const StartOverView = later(async () => (await import('./start-over-view')).StartOverView);
const UnreadableVault = later(async () => (await import('./unreadable-vault')).UnreadableVault);

/** Nothing is sent until the vault is opened. What is offered is what would open it. */
export function LockedView({ vaultStatus }: { readonly vaultStatus: VaultStatus }) {
  const view = useUi((state) => state.view);
  const { problem, ways: methods } = vaultStatus;
  if (view.name === 'start-over') return <StartOverView restores={view.restores} />;
  if (problem !== null) return <UnreadableVault problem={problem} />;
  if (view.name === 'unlock-recovery' && methods.recovery)
    return <RecoveryUnlock vaultStatus={vaultStatus} />;
  if (view.name === 'unlock-passkey' && methods.passkeys.length > 0 && passkeysWork()) {
    return <PasskeyUnlock methods={methods} />;
  }
  return <UnlockChoice vaultStatus={vaultStatus} />;
}
