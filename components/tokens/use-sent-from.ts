import type { RequestsView } from '../../core/browser-session/seen-requests';
import { requestsIn } from '../../core/pages/requests-in';
import type { TokenView } from '../../core/pages/snapshot';
import { useUi } from '../state/store';
import { isSentFrom } from './is-sent-from';

/** `isSentFrom` by the snapshot that is shown. */
export function useSentFrom(token: TokenView, tabId: number | null): boolean {
  return useUi(({ snapshot }) => snapshot !== null && isSentFrom(token, tabId, snapshot));
}

/** What was seen of a tab's requests to the addresses of a token. */
export function useRequests({ id }: TokenView, tabId: number | null): RequestsView {
  return requestsIn(
    useUi(({ seen }) => seen),
    tabId,
    id,
  );
}
