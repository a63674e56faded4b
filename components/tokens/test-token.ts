import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { missingOrigins } from '../format/status-text';
import { run, send } from '../state/send';
import { navigate, store } from '../state/store';

/**
 * Tests a token, first asking for access that is missing, and shows the result.
 * @param confirmed it was held back, and the user sends it all the same
 */
export async function testToken(token: TokenView, confirmed = false): Promise<void> {
  const { id } = token;
  if (!(await requestMissing(token))) return;
  const { view } = store.getState();
  const done = await send('token.test', { id, ...(confirmed && { confirmed }) });
  // A user who went on to something else meanwhile is not pulled away from it.
  if (done && store.getState().view === view) navigate({ name: 'result', id });
}

/** Asks for access that a token lacks to its hosts. First in a click. @returns whether it has it now */
export async function requestMissing(token: TokenView): Promise<boolean> {
  const missing = missingOrigins(token);
  if (missing.length === 0) return true;
  let granted = false;
  await run(async () => {
    granted = await requestAccess(missing.map(accessPattern));
  });
  return granted;
}
