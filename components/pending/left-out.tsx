import { listText } from '../format/list-text';
import { text } from '../format/text';

/** More of them fold away. */
const SHOWN = 3;

/** Names of what a paste holds besides, and what is not sent. */
export function LeftOut({ names }: { readonly names: readonly string[] }) {
  const distinct = [...new Set(names)];
  if (distinct.length <= SHOWN + 1) return <bdi className="names">{listText(distinct)}</bdi>;
  return (
    <details className="details inline-details">
      <summary>
        <bdi>{text('and_more', distinct.slice(0, SHOWN).join(', '), distinct.length - SHOWN)}</bdi>
      </summary>
      <bdi className="names">{listText(distinct)}</bdi>
    </details>
  );
}
