import type { TokenView } from '../../core/snapshot/snapshot';
import { requestAccess } from '../../platform/access';
import { act, attempt } from '../state/act';
import { go } from '../state/go';
import { accessPattern } from '../words/site-text';

/** Tests a token, first asking for access that is missing, and shows the result. */
export async function testToken({ id, missingAccess }: TokenView): Promise<void> {
  if (missingAccess.length > 0) {
    let granted = false;
    await attempt(async () => {
      granted = await requestAccess(missingAccess.map(accessPattern));
    });
    if (!granted) return;
  }
  if (await act('token.test', { id })) go({ name: 'result', id });
}
