import { ProblemNotice } from '../../../components/controls/problem-notice';
import { ViewHeading } from '../../../components/controls/view-heading';
import { text } from '../../../components/format/text';
import { WaitingNotices } from '../../../components/shell/waiting-notices';
import type { Snapshot } from '../../../core/pages/snapshot';
import { ActivitySection } from './activity/activity-section';
import { BackupSection } from './backup/backup-section';
import { ClipboardSetting } from './clipboard-setting';
import { LockSettings } from './lock-settings';
import { ManageTokens } from './manage-tokens';
import { SendingSettings } from './sending-settings';
import { SetAsideSection } from './set-aside-section';
import { SiteAccess } from './site-access';
import { useSection } from './use-section';
import { WaysSection } from './ways-section';

/** Tokens, access, sending, locking, ways to unlock, clipboard, backup, activity, what was set aside. Nothing else. */
export function OptionsHome({ snapshot }: { readonly snapshot: Snapshot }) {
  useSection();
  return (
    <>
      <ViewHeading>{text('settings')}</ViewHeading>
      <WaitingNotices snapshot={snapshot} />
      <ProblemNotice />
      <ManageTokens tokens={snapshot.tokens} />
      <SiteAccess />
      <SendingSettings settings={snapshot.settings} />
      <LockSettings snapshot={snapshot} />
      <WaysSection snapshot={snapshot} />
      <ClipboardSetting />
      <BackupSection snapshot={snapshot} />
      <ActivitySection />
      <SetAsideSection snapshot={snapshot} />
    </>
  );
}
