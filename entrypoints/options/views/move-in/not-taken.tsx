import { countText, text } from '../../../../components/format/text';
import type { LeftBehind } from '../../../../core/import/moving/sort-entries';
import { reasonText } from './moving-text';

/** Entries of a file that no import takes: how many for which reason, and which. */
export function NotTaken({ groups }: { readonly groups: readonly LeftBehind[] }) {
  return (
    <details className="details inline-details">
      <summary>{groups.map(shortText).join(' · ')}</summary>
      <ul className="stack-tight">
        {groups.map((group) => (
          <li key={group.reason}>
            <p>{reasonText(group)}</p>
            <ul className="quiet moving-examples">
              {group.examples.map(({ name, what }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the list never changes.
                <li key={index}>
                  <bdi>{[name, what].filter((part) => part !== '').join(': ') || text('moving_unnamed')}</bdi>
                </li>
              ))}
              {group.count > group.examples.length && (
                <li>{text('moving_and_more', countText(group.count - group.examples.length))}</li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `4 not a secret (User-Agent …)` */
function shortText(group: LeftBehind): string {
  const first = group.examples.find(({ what }) => what !== '')?.what;
  if (group.reason !== 'not-a-secret' || first === undefined) return reasonText(group);
  return `${reasonText(group)} (${group.count === 1 ? first : `${first} …`})`;
}
