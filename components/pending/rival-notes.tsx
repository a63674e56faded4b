import type { DraftView } from '../../core/pages/draft-view';
import type { TokenView } from '../../core/pages/snapshot';
import { activeRivals, sentBeside } from '../../core/token/rivals';
import { tokenTitle } from '../../core/token/token-title';
import { Notice } from '../controls/notice';
import { listText } from '../format/list-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';

interface RivalNotesProps {
  readonly draft: DraftView;
  readonly tokens: readonly TokenView[];
}

/** Said before the click: what is on for the same hosts now, and what becomes of it. */
export function RivalNotes({ draft, tokens }: RivalNotesProps) {
  const { origins, headers, companions, scope } = draft;
  const subject = { id: draft.replacesId ?? '', origins, headers, companions, scope };
  const rivals = activeRivals(subject, tokens);
  const hostsOf = (others: readonly TokenView[]) =>
    listText(
      origins.filter((origin) => others.some((other) => other.origins.includes(origin))).map(hostText),
    );
  return (
    <>
      {rivals.length > 0 && (
        <Notice>{text('on_now', hostsOf(rivals), listText(rivals.map(tokenTitle)))}</Notice>
      )}
      {sentBeside(subject, tokens).map((other) => (
        <Notice key={other.id}>
          {text(
            'also_sent',
            hostsOf([other]),
            tokenTitle(other),
            listText(other.headers.map(({ name }) => name)),
          )}
        </Notice>
      ))}
    </>
  );
}
