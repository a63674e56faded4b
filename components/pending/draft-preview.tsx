import type { DraftView } from '../../core/pages/draft-view';
import { Fact } from '../controls/fact';
import { SentLine } from '../controls/sent-line';
import { text } from '../format/text';
import { HostLine, hostName } from './host-line';

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
        {draft.hosts.map((host) => (
          <HostLine key={hostName(host)} host={host} path={draft.pathPrefix} />
        ))}
      </Fact>
    </dl>
  );
}
