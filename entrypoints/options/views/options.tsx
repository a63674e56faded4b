import { Lock } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../../components/controls/button';
import { ProblemNotice } from '../../../components/controls/notice';
import { ViewHeading } from '../../../components/controls/view-heading';
import { text } from '../../../components/format/text';
import { PageFrame } from '../../../components/shell/page-frame';
import { WaitingNotices } from '../../../components/shell/waiting-notices';
import { send } from '../../../components/state/send';
import { useUi } from '../../../components/state/store';
import type { Snapshot } from '../../../core/pages/snapshot';
import { ActivitySection } from './activity-section';
import { BackupSection } from './backup/backup-section';
import { ClipboardSetting } from './clipboard-setting';
import { LockSettings } from './lock-settings';
import { ManageTokens } from './manage-tokens';
import { ProvidersSection } from './providers/providers-section';
import { SendingSettings } from './sending-settings';
import { SetAsideSection } from './set-aside-section';
import { SiteAccess } from './site-access';
import { UnlockMethodsSection } from './unlock-methods-section';

/** The options page: manage tokens, access and locking. */
export function Options() {
  return <PageFrame actions={<OptionsActions />} home={(snapshot) => <OptionsHome snapshot={snapshot} />} />;
}

/** Tokens, access, sending, locking, ways to unlock, clipboard, backup, activity, what was set aside. Nothing else. */
function OptionsHome({ snapshot }: { readonly snapshot: Snapshot }) {
  useSection();
  return (
    <>
      <ViewHeading>{text('settings')}</ViewHeading>
      <WaitingNotices snapshot={snapshot} />
      <ProblemNotice />
      <ManageTokens tokens={snapshot.tokens} />
      <ProvidersSection snapshot={snapshot} />
      <SiteAccess />
      <SendingSettings settings={snapshot.settings} />
      <LockSettings snapshot={snapshot} />
      <UnlockMethodsSection snapshot={snapshot} />
      <ClipboardSetting />
      <BackupSection snapshot={snapshot} />
      <ActivitySection />
      <SetAsideSection snapshot={snapshot} />
    </>
  );
}

/** The header's only button here, where there is something to lock. */
function OptionsActions() {
  const lockable = useUi((state) => state.snapshot?.vault === 'passphrase');
  if (!lockable) return null;
  return (
    <Button look="plain" icon={Lock} onClick={() => void send('vault.lock', {})}>
      {text('lock')}
    </Button>
  );
}

/** Brings the section that the view begins at into sight, and the focus to its heading. */
function useSection(): void {
  const view = useUi((state) => state.view);
  useEffect(() => {
    const heading = view.name === 'home' && view.at !== undefined && document.getElementById(view.at);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [view]);
}
