import { useState } from 'react';
import { TwoStepButton } from '../../../components/controls/two-step-button';
import { clockTime, dayText, type TextKey, text } from '../../../components/format/text';
import { lockReasonText } from '../../../components/lock/locked-text';
import { run, send } from '../../../components/state/send';
import type { ActivityEntry, ActivityKind } from '../../../core/activity/activity';
import type { LockReason } from '../../../core/messages/vault-status';
import { sendMessage } from '../../../platform/send-message';

/** What happened lately. Read each time it is opened; it does not follow while it is open. */
export function ActivitySection() {
  const [entries, setEntries] = useState<readonly ActivityEntry[] | null>(null);
  const read = () => run(async () => setEntries(await sendMessage('activity.get', {})));
  const forget = async () => {
    if (await send('activity.forget', {})) setEntries([]);
  };
  return (
    <section className="panel" aria-labelledby="activity">
      <h2 id="activity">{text('activity_title')}</h2>
      <p className="quiet">{text('activity_hint')}</p>
      <details
        className="details"
        onToggle={(event) => (event.currentTarget.open ? void read() : setEntries(null))}
      >
        <summary>{text('activity_show')}</summary>
        {entries?.length === 0 && <p className="quiet">{text('activity_none')}</p>}
        {entries !== null && entries.length > 0 && (
          <>
            <ActivityList entries={entries} />
            <div className="actions">
              <TwoStepButton question={text('activity_forget_question')} onConfirm={() => void forget()}>
                {text('activity_forget')}
              </TwoStepButton>
            </div>
          </>
        )}
      </details>
    </section>
  );
}

/** Newest first, a line each. */
export function ActivityList({ entries }: { readonly entries: readonly ActivityEntry[] }) {
  return (
    <ol className="activity">
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and two may be alike; the list is never edited.
        <li key={at}>
          <time dateTime={new Date(entry.at).toISOString()} className="quiet">
            {dayText(entry.at)}, {clockTime(entry.at)}
          </time>
          <span>{activityText(entry)}</span>
        </li>
      ))}
    </ol>
  );
}

const TEXTS: Readonly<Record<ActivityKind, TextKey>> = {
  unlocked: 'activity_unlocked',
  locked: 'activity_locked',
  'wrong-secret': 'activity_wrong_secret',
  added: 'activity_added',
  replaced: 'activity_replaced',
  removed: 'activity_removed',
  tested: 'activity_tested',
  revoked: 'activity_revoked',
  revealed: 'activity_revealed',
  copied: 'activity_copied',
  saved: 'activity_saved',
  'backup-made': 'activity_backup_made',
  imported: 'activity_imported',
  'way-added': 'activity_way_added',
  'way-removed': 'activity_way_removed',
  'way-changed': 'activity_way_changed',
  'started-over': 'activity_started_over',
  mended: 'activity_mended',
  'sent-unasked': 'activity_sent_unasked',
  'removed-many': 'activity_removed_many',
  'tested-many': 'activity_tested_many',
};

/** Words from fixed lists: how a test ended, who caused a request, which way to unlock it was. */
const DETAILS: Readonly<Record<string, TextKey>> = {
  works: 'activity_works',
  limited: 'activity_limited',
  refused: 'activity_refused',
  'other-region': 'activity_other_region',
  'too-many': 'activity_too_many',
  'not-reached': 'activity_not_reached',
  unclear: 'activity_unclear',
  ahead: 'activity_ahead',
  opaque: 'activity_opaque',
  outsider: 'activity_outsider',
  passphrase: 'way_passphrase',
  passkey: 'way_passkey',
  recovery: 'way_recovery',
};

/** What happened, in one line. */
function activityText({ kind, about, detail }: ActivityEntry): string {
  if (kind === 'locked')
    return text('activity_locked', about === null ? '' : lockReasonText(about as LockReason));
  const isWay = kind === 'unlocked' || kind.startsWith('way-');
  const subject = isWay ? word(about) : (about ?? '');
  return text(TEXTS[kind], subject, word(detail)).trim();
}

function word(code: string | null): string {
  const key = code === null ? undefined : DETAILS[code];
  return key === undefined ? '' : text(key);
}
