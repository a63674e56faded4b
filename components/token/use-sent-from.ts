import type { TokenView } from '../../core/snapshot/snapshot';
import { useUi } from '../state/use-ui';
import { isSentFrom } from './is-sent-from';

/** `isSentFrom` among all tokens of the snapshot. */
export function useSentFrom(token: TokenView, tabId: number | null): boolean {
  return useUi(({ snapshot }) => isSentFrom(token, tabId, snapshot?.tokens ?? []));
}
