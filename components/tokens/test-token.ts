import type { TokenView } from '../../core/pages/snapshot';
import { act } from '../state/act';
import { go } from '../state/go';
import { store } from '../state/store';
import { requestMissing } from './request-missing';

/** Tests a token, first asking for access that is missing, and shows the result. */
export async function testToken(token: TokenView): Promise<void> {
  const { id } = token;
  if (!(await requestMissing(token))) return;
  const { view } = store.getState();
  const done = await act('token.test', { id });
  // Whoever went on to something else meanwhile is not pulled away from it.
  if (done && store.getState().view === view) go({ name: 'result', id });
}
