import { ArrowUpRight, Ban } from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import { escapesPrefix } from '../../core/token/goes-to';
import { statusText } from '../format/status-text';
import { text } from '../format/text';
import { useOwnVisitsOnly } from '../state/use-own-visits-only';
import { useUi } from '../state/use-ui';
import { lastWithoutToken } from './opened-by-page';
import { SeenLine } from './seen-line';
import { StatusMend } from './status-mend';
import { useSentFrom } from './use-sent-from';
import { WithoutTokenLine } from './without-token-line';

interface StatusLineProps {
  readonly token: TokenView;
  readonly tabId: number | null;
}

/** Sent or not sent, read from the rules in force; and what was really seen in this tab. */
export function StatusLine({ token, tabId }: StatusLineProps) {
  const sent = useSentFrom(token, tabId);
  const isPrivate = useUi(
    ({ snapshot }) => tabId !== null && (snapshot?.privateTabs.includes(tabId) ?? false),
  );
  const ownVisitsOnly = useOwnVisitsOnly();
  const seen = tabId === null ? undefined : token.sentInTab[tabId];
  const without = lastWithoutToken(token, tabId);
  const escapes = useUi(({ tab }) => tabId !== null && tab?.id === tabId && escapesFrom(token, tab.url));
  if (sent && escapes) return <EscapedPathLine token={token} />;
  return (
    <div className="icon-line">
      {sent ? <ArrowUpRight size={16} className="tone-good" /> : <Ban size={16} className="tone-none" />}
      <div>
        {statusText(token, sent, ownVisitsOnly, isPrivate)}{' '}
        {without && <WithoutTokenLine request={without} />}
        {seen && <SeenLine seen={seen} provider={token.providerName} isLast={without === null} />}
        {sent && !seen && !without && tabId !== null && <div className="quiet">{text('not_seen_yet')}</div>}
        <StatusMend token={token} tabId={tabId} sent={sent} />
      </div>
    </div>
  );
}

/** The address is below the path prefix for the browser, and may be another path for the server. */
function EscapedPathLine({ token }: { readonly token: TokenView }) {
  return (
    <div className="icon-line">
      <Ban size={16} className="tone-none" />
      <div>{text('status_escaped_path', token.pathPrefix)}</div>
    </div>
  );
}

function escapesFrom({ origins, pathPrefix }: TokenView, url: string | null): boolean {
  if (url === null || !URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  return origins.includes(origin) && pathname.startsWith(pathPrefix) && escapesPrefix(url, pathPrefix);
}
