import type { RequestView } from '../../core/browser-session/seen-requests';
import { hostText, secureOrigin } from '../format/site-text';
import { text } from '../format/text';
import { relativeTime } from '../format/time-text';
import { useNow } from '../state/use-now';
import { useUi } from '../state/use-ui';

/** The last request of a tab, which went without the token: what it was, what came of it, and who made it. */
export function WithoutTokenLine({ request }: { readonly request: RequestView }) {
  const now = useNow(1_000);
  const site = useUi(({ tab }) => secureOrigin(tab?.url ?? null));
  const { method, status, at } = request;
  const what = [method, ...(status === null ? [] : [String(status)]), relativeTime(Math.min(at, now), now)];
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
