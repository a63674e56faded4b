import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { TokenView } from '../../core/pages/snapshot';
import { shareOrigin } from '../../core/shapes/any-port';
import { activeConflicts, sentBeside } from '../../core/token/active-conflicts';
import { tokenTitle } from '../../core/token/token-title';
import { Fact, SentLine } from '../controls/fact';
import { Notice } from '../controls/notice';
import { hostText } from '../format/site-text';
import { listText, text } from '../format/text';
import { HostLine, hostName } from './address-notes';

/** The exact headers and hosts of the requests to come. */
export function DraftPreview({ draft }: { readonly draft: PendingTokenView }) {
  const { headerLines, hosts, elsewhere, sharedWithApp } = draft;
  if (hosts.length === 0) return null;
  return (
    <dl className="facts">
      {elsewhere === null ? (
        <Fact word={text('fact_sends')}>
          {headerLines.map((line) => (
            <SentLine key={line}>{line}</SentLine>
          ))}
        </Fact>
      ) : (
        <Fact word={text('fact_takes')}>
          <SentLine>{elsewhere.line}</SentLine>
          <span className="quiet">{text(PLACES[elsewhere.place])}</span>
        </Fact>
      )}
      <Fact word={text('fact_to')}>
        {hosts.map((host) => (
          <HostLine key={hostName(host)} host={host} path={draft.pathPrefix} />
        ))}
        {sharedWithApp && elsewhere === null && <span className="quiet">{text('app_on_host')}</span>}
      </Fact>
    </dl>
  );
}

const PLACES = {
  query: 'taken_in_query',
  body: 'taken_in_body',
  path: 'taken_in_path',
} as const;

/** What is to be known of the host, or of a key that goes in no header, before anything is asked for. */
export function HostNotes({ draft }: { readonly draft: PendingTokenView }) {
  const { sharedSuffixes, hosts, elsewhere, providerName } = draft;
  return (
    <>
      {sharedSuffixes.length > 0 && (
        <Notice tone="warning">
          {text('shared_suffix', listText(sharedSuffixes), listText(hosts.map(hostName)))}
        </Notice>
      )}
      {elsewhere !== null && <Notice>{text('kept_only', providerName ?? '')}</Notice>}
    </>
  );
}

interface ConflictNotesProps {
  readonly draft: PendingTokenView;
  readonly tokens: readonly TokenView[];
}

/** Said before the click: what is on for the same hosts now, and what becomes of it. */
export function ConflictNotes({ draft, tokens }: ConflictNotesProps) {
  const { origins, pathPrefix, headers, companions, scope } = draft;
  const subject = { id: draft.replacesId ?? '', origins, pathPrefix, headers, companions, scope };
  const conflicts = activeConflicts(subject, tokens);
  const hostsOf = (others: readonly TokenView[]) =>
    listText(
      origins.filter((origin) => others.some((other) => shareOrigin(other.origins, [origin]))).map(hostText),
    );
  return (
    <>
      {conflicts.length > 0 && (
        <Notice>{text('on_now', hostsOf(conflicts), listText(conflicts.map(tokenTitle)))}</Notice>
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
