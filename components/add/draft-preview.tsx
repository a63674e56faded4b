import type { DraftView } from '../../core/snapshot/snapshot';
import { Fact } from '../controls/fact';
import { SentLine } from '../controls/sent-line';
import { text } from '../text';
import { hostText } from '../words/site-text';

/** What will be sent and where, exactly. */
export function DraftPreview({ draft }: { readonly draft: DraftView }) {
  if (draft.headerLines.length === 0) return null;
  return (
    <dl className="facts">
      <Fact word={text('fact_sends')}>
        {draft.headerLines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
      </Fact>
      <Fact word={text('fact_to')}>
        {draft.origins.map((origin) => (
          <SentLine key={origin}>{hostText(origin) + draft.pathPrefix}</SentLine>
        ))}
      </Fact>
    </dl>
  );
}
