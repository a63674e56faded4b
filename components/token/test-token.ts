import type { TokenView } from '../../core/snapshot/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { act, attempt } from '../state/act';
import { go } from '../state/go';
import { missingOrigins } from '../words/status-text';

/** Tests a token, first asking for access that is missing, and shows the result. */
export async function testToken(token: TokenView): Promise<void> {
  const { id } = token;
  const missing = missingOrigins(token);
  if (missing.length > 0) {
    let granted = false;
    await attempt(async () => {
      granted = await requestAccess(missing.map(accessPattern));
    });
    if (!granted) return;
  }
  if (await act('token.test', { id })) go({ name: 'result', id });
}
