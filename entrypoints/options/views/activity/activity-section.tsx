import { useState } from 'react';
import { TwoStepButton } from '../../../../components/controls/two-step-button';
import { text } from '../../../../components/format/text';
import { act, attempt } from '../../../../components/state/act';
import type { ActivityEntry } from '../../../../core/activity/activity';
import { sendMessage } from '../../../../platform/send-message';
import { ActivityList } from './activity-list';

/** What happened lately. Read each time it is opened; it does not follow while it is open. */
export function ActivitySection() {
  const [entries, setEntries] = useState<readonly ActivityEntry[] | null>(null);
  const read = () => attempt(async () => setEntries(await sendMessage('activity.get', {})));
  const forget = async () => {
    if (await act('activity.forget', {})) setEntries([]);
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
