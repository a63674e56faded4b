import { ArrowUpRight, Ban } from 'lucide-react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { useOwnVisitsOnly } from '../state/use-own-visits-only';
import { useUi } from '../state/use-ui';
import { text } from '../text';
import { statusText } from '../words/status-text';
import { SeenLine } from './seen-line';
import { StatusMend } from './status-mend';
import { useSentFrom } from './use-sent-from';

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
  return (
    <div className="icon-line">
      {sent ? <ArrowUpRight size={16} className="tone-good" /> : <Ban size={16} className="tone-none" />}
      <div>
        {statusText(token, sent, ownVisitsOnly, isPrivate)}{' '}
        {seen && <SeenLine seen={seen} provider={token.providerName} />}
        {sent && !seen && tabId !== null && <div className="quiet">{text('not_seen_yet')}</div>}
        <StatusMend token={token} tabId={tabId} sent={sent} />
      </div>
    </div>
  );
}
