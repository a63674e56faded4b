import type { Snapshot } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { listText, text } from '../format/text';
import { RevokedNotice } from '../revoke/revoked-notice';
import { navigateInOptions } from '../state/options-place';
import { sendAndLeave } from '../state/send';
import { navigate } from '../state/store';

interface WaitingNoticesProps {
  readonly snapshot: Snapshot;
  /** Whether a backup that is due is said here. */
  readonly withBackup?: boolean;
}

/** Notices that wait to be seen or decided, on top of a page's home. */
export function WaitingNotices({ snapshot, withBackup = true }: WaitingNoticesProps) {
  const { paused, draft, paste, revoked, setAside, fellBack, incomplete, recoveryUsed, backup } = snapshot;
  return (
    <>
      {paused && (
        <Notice
          tone="warning"
          actions={
            <Button onClick={() => void sendAndLeave('pause.set', { paused: false })}>
              {text('resume')}
            </Button>
          }
        >
          {text('paused_text')}
        </Notice>
      )}
      {(draft ?? paste) && (
        <Notice
          actions={
            <>
              <Button onClick={() => navigate({ name: 'auto' })}>{text('continue')}</Button>
              <Button look="plain" onClick={() => void sendAndLeave('draft.discard', {})}>
                {text('discard')}
              </Button>
            </>
          }
        >
          {draft ? text('draft_waits', draft.lastFour) : text('paste_waits')}
        </Notice>
      )}
      {revoked && <RevokedNotice revoked={revoked} />}
      {recoveryUsed && (
        <Notice
          tone="warning"
          actions={<Button onClick={() => navigateInOptions('recovery-code')}>{text('replace_it')}</Button>}
        >
          {text('recovery_was_used')}
        </Notice>
      )}
      {incomplete && <Notice tone="warning">{text('state_incomplete')}</Notice>}
      {fellBack && <Notice tone="warning">{text('fell_back')}</Notice>}
      {setAside.length > 0 && (
        <Notice
          tone="warning"
          actions={<Button onClick={() => navigateInOptions('set-aside')}>{text('what_happened')}</Button>}
        >
          {setAsideText(setAside)}
        </Notice>
      )}
      {withBackup && backup.due && <BackupReminder />}
    </>
  );
}

function setAsideText(records: Snapshot['setAside']): string {
  const named = records.map(({ label }) => label || text('nameless_token'));
  return text('set_aside', listText(named));
}

/** One quiet line while some tokens are in no backup. */
function BackupReminder() {
  return (
    <p className="reminder quiet" role="status">
      <span>{text('backup_due')}</span>
      <Button look="link" onClick={() => navigateInOptions('backup')}>
        {text('backup_now')}
      </Button>
      <Button look="link" onClick={() => void sendAndLeave('backup.later', {})}>
        {text('backup_later')}
      </Button>
    </p>
  );
}
