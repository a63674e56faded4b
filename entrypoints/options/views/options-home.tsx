import { ProblemNotice } from '../../../components/controls/problem-notice';
import { ViewHeading } from '../../../components/controls/view-heading';
import { WaitingNotices } from '../../../components/flow/waiting-notices';
import { text } from '../../../components/text';
import type { Snapshot } from '../../../core/snapshot/snapshot';
import { ActivitySection } from './activity/activity-section';
import { BackupSection } from './backup/backup-section';
import { showBackupSection } from './backup/show-backup-section';
import { ClipboardSetting } from './clipboard-setting';
import { LockSettings } from './lock-settings';
import { ManageTokens } from './manage-tokens';
import { PassphraseSection } from './passphrase-section';
import { SiteAccess } from './site-access';

/** Tokens, sites with access, locking, clipboard, passphrase, backup, activity. Nothing else. */
export function OptionsHome({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <>
      <ViewHeading>{text('settings')}</ViewHeading>
      <WaitingNotices snapshot={snapshot} onBackUp={showBackupSection} />
      <ProblemNotice />
      <ManageTokens tokens={snapshot.tokens} />
      <SiteAccess />
      <LockSettings snapshot={snapshot} />
      <ClipboardSetting />
      <PassphraseSection changes={snapshot.vault === 'passphrase'} />
      <BackupSection snapshot={snapshot} />
      <ActivitySection />
    </>
  );
}
