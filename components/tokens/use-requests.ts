import type { RequestsView } from '../../core/browser-session/seen-requests';
import { requestsIn } from '../../core/pages/requests-in';
import type { TokenView } from '../../core/pages/snapshot';
import { useUi } from '../state/store';

/** What was seen of a tab's requests to the addresses of a token. */
export function useRequests({ id }: TokenView, tabId: number | null): RequestsView {
  return requestsIn(
    useUi(({ seen }) => seen),
    tabId,
    id,
  );
}
