import { clockTime, dayText } from '../../../../components/format/time-text';
import type { ActivityEntry } from '../../../../core/activity/activity';
import { activityText } from './activity-text';

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
