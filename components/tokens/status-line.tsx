import { ArrowUpRight, Ban } from 'lucide-react';
import type { RequestView, SentView } from '../../core/browser-session/seen-requests';
import { sentIn } from '../../core/pages/requests-in';
import type { TokenView } from '../../core/pages/snapshot';
import { prefixEscaped } from '../../core/reach/reach';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { canShowExtensions, showExtensions } from '../../platform/extensions-page';
import { Button } from '../controls/button';
import { hostText, secureOrigin } from '../format/site-text';
import { statusText } from '../format/status-text';
import { type TextKey, text, timeAgo } from '../format/text';
import { run } from '../state/send';
import { navigate, useOwnVisitsOnly, useUi } from '../state/store';
import { useNow } from '../state/use-now';
import { lastWithoutToken } from './opened-by-page';
import { switchToken } from './switch-token';
import { useReach } from './use-reach';
import { useRequests } from './use-requests';

interface StatusLineProps {
  readonly token: TokenView;
  readonly tabId: number | null;
}

/** Whether the token is sent, by the rules in force, and which requests of this tab were seen with it. */
export function StatusLine({ token, tabId }: StatusLineProps) {
  const reach = useReach(token, tabId);
  const { sent } = reach;
  const isPrivate = useUi(
    ({ snapshot }) => tabId !== null && (snapshot?.privateTabs.includes(tabId) ?? false),
  );
  const ownVisitsOnly = useOwnVisitsOnly();
  const seen = useUi(({ sent: all }) => sentIn(all, tabId, token.id));
  const without = lastWithoutToken(useRequests(token, tabId));
  if (!reach.sent && reach.because === 'escaped-path') return <EscapedPathLine token={token} />;
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
  const prefix = useUi(({ tab, snapshot }) =>
    tab?.url && snapshot ? prefixEscaped(tab.url, token, snapshot) : null,
  );
  return (
    <div className="icon-line">
      <Ban size={16} className="tone-none" />
      <div>{text('status_escaped_path', prefix ?? token.pathPrefix)}</div>
    </div>
  );
}

/** A 403 mostly means a token that was accepted and may not do this. */
const ANSWERS: Readonly<Record<number, readonly [tone: string, key: TextKey]>> = {
  401: ['tone-bad', 'last_answer_refused'],
  403: ['tone-limited', 'last_answer_not_allowed'],
};

interface SeenLineProps {
  readonly seen: SentView;
  readonly provider: string;
  /** Whether the last request of the tab is one of them. */
  readonly isLast: boolean;
}

/** Requests seen from this tab: how many carried the token, and the last answer of the API to one of them. */
function SeenLine({ seen, provider, isLast }: SeenLineProps) {
  if (seen.overriddenAt !== null) return <OverriddenLine />;
  const count = seen.count === 1 ? text('sent_once') : text('sent_times', seen.count);
  const { lastStatus } = seen;
  if (!isLast && seen.count === 0) return null;
  if (!isLast) return <div className="quiet">{withTokenText(seen)}</div>;
  if (lastStatus === null) return <div className="quiet">{count}</div>;
  const [tone, key] = ANSWERS[lastStatus] ?? (['quiet', 'last_answer'] as const);
  return (
    <div className={tone}>
      {count} · {text(key, lastStatus, provider)}
    </div>
  );
}

/** Counts the requests with the token, where a later request went without it. */
function withTokenText({ count, lastStatus }: SentView): string {
  const times = count === 1 ? text('with_token_once') : text('with_token_times', count);
  return lastStatus === null ? times : `${times} · ${text('last_of_those', lastStatus)}`;
}

function OverriddenLine() {
  return (
    <div className="tone-limited">
      {text('overridden')}{' '}
      {canShowExtensions() && (
        <Button look="link" onClick={() => void run(showExtensions)}>
          {text('show_extensions')}
        </Button>
      )}
    </div>
  );
}

/** The last request of a tab, which went without the token: what it was, the result, and who made it. */
function WithoutTokenLine({ request }: { readonly request: RequestView }) {
  const now = useNow(1_000);
  const site = useUi(({ tab }) => secureOrigin(tab?.url ?? null));
  const { method, status, at } = request;
  const what = [method, ...(status === null ? [] : [String(status)]), timeAgo(at, now)];
  return (
    <div className="tone-limited">
      {text('last_without_token', what.join(', '))} {whoseText(request, site)}
    </div>
  );
}

/** @param site origin that the tab shows */
function whoseText({ kind, byPage, from }: RequestView, site: string | null): string {
  switch (kind) {
    case 'page':
      if (byPage === true) return from === null ? text('by_another_page') : text('by_page', hostText(from));
      return text(byPage === false ? 'by_early_visit' : 'by_unknown');
    case 'script':
      return from === null || from === site ? text('by_own_script') : text('by_script', hostText(from));
    case 'worker':
      return text('by_worker');
    case 'frame':
      return text('by_frame');
    case 'other':
      return text('by_download');
  }
}

interface StatusMendProps {
  readonly token: TokenView;
  readonly tabId: number | null;
  /** Whether it is sent from that tab already. */
  readonly sent: boolean;
}

/** The one click that makes a token be sent from this tab, where there is one. */
function StatusMend({ token, tabId, sent }: StatusMendProps) {
  const { id, status } = token;
  if (status === 'no-access') {
    const allow = () => void run(() => requestAccess(token.missingAccess.map(accessPattern)));
    return (
      <Button look="link" onClick={allow}>
        {text('allow_access')}
      </Button>
    );
  }
  if (status === 'revoking') {
    return (
      <Button look="link" onClick={() => navigate({ name: 'revoke', id })}>
        {text('go_on_revoking')}
      </Button>
    );
  }
  const otherTabOnly = status === 'no-tab-chosen' || (status === 'sent' && !sent);
  if (!otherTabOnly || tabId === null) return null;
  return (
    <Button look="link" onClick={() => void switchToken(token, [], tabId)}>
      {text('use_in_this_tab')}
    </Button>
  );
}
