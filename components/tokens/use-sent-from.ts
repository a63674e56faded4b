import type { TokenView } from '../../core/pages/snapshot';
import { useUi } from '../state/store';
import { isSentFrom } from './is-sent-from';

/** `isSentFrom` by the snapshot that is shown. */
export function useSentFrom(token: TokenView, tabId: number | null): boolean {
  return useUi(({ snapshot }) => snapshot !== null && isSentFrom(token, tabId, snapshot));
}
