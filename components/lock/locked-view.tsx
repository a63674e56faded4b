import { lazy } from 'react';
import type { Standing } from '../../core/messages/standing';
import { passkeysWork } from '../../platform/passkeys-work';
import { useUi } from '../state/store';
import { UnlockChoice } from './unlock-choice';

const PasskeyUnlock = lazy(() =>
  import('./passkey-unlock').then((file) => ({ default: file.PasskeyUnlock })),
);
const RecoveryUnlock = lazy(() =>
  import('./recovery-unlock').then((file) => ({ default: file.RecoveryUnlock })),
);
const StartOverView = lazy(() =>
  import('./start-over-view').then((file) => ({ default: file.StartOverView })),
);
const UnreadableVault = lazy(() =>
  import('./unreadable-vault').then((file) => ({ default: file.UnreadableVault })),
);

/** Nothing is sent until the vault is opened. What is offered is what would open it. */
export function LockedView({ standing }: { readonly standing: Standing }) {
  const view = useUi((state) => state.view);
  const { problem, ways } = standing;
  if (view.name === 'start-over') return <StartOverView restores={view.restores} />;
  if (problem !== null) return <UnreadableVault problem={problem} />;
  if (view.name === 'unlock-recovery' && ways.recovery) return <RecoveryUnlock standing={standing} />;
  if (view.name === 'unlock-passkey' && ways.passkeys.length > 0 && passkeysWork()) {
    return <PasskeyUnlock ways={ways} />;
  }
  return <UnlockChoice standing={standing} />;
}
