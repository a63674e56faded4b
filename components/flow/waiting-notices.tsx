import type { Snapshot } from '../../core/snapshot/snapshot';
import { openOptions } from '../../platform/open-options';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { RevokedNotice } from '../revoke/revoked-notice';
import { act } from '../state/act';
import { go } from '../state/go';
import { text } from '../text';
import { listText } from '../words/list-text';
import { BackupReminder } from './backup-reminder';

interface WaitingNoticesProps {
  readonly snapshot: Snapshot;
  /** Leads to where a backup is made. */
  readonly onBackUp?: () => void;
}

/** What waits to be seen or decided, on top of a page's home. */
export function WaitingNotices({ snapshot, onBackUp = () => void openOptions() }: WaitingNoticesProps) {
  const { paused, draft, revoked, setAside, backup } = snapshot;
  return (
    <>
      {paused && (
        <Notice
          tone="warning"
          actions={<Button onClick={() => void act('pause.set', { paused: false })}>{text('resume')}</Button>}
        >
          {text('paused_text')}
        </Notice>
      )}
      {draft && (
        <Notice
          actions={
            <>
              <Button onClick={() => go({ name: 'auto' })}>{text('continue')}</Button>
              <Button look="plain" onClick={() => void act('draft.discard', {})}>
                {text('discard')}
              </Button>
            </>
          }
        >
          {text('draft_waits', draft.lastFour)}
        </Notice>
      )}
      {revoked && <RevokedNotice revoked={revoked} />}
      {setAside.length > 0 && <Notice tone="warning">{setAsideText(setAside)}</Notice>}
      {backup.due && <BackupReminder onBackUp={onBackUp} />}
    </>
  );
}

function setAsideText(records: Snapshot['setAside']): string {
  const named = records.map(({ label }) => label || text('nameless_token'));
  return text('set_aside', listText(named));
}
