import type { TokenView } from '../../core/snapshot/snapshot';
import { act } from '../state/act';
import { go } from '../state/go';
import { requestMissing } from './request-missing';

/** Tests a token, first asking for access that is missing, and shows the result. */
export async function testToken(token: TokenView): Promise<void> {
  const { id } = token;
  if (!(await requestMissing(token))) return;
  if (await act('token.test', { id })) go({ name: 'result', id });
}
