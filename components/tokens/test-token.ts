import type { MessageInput } from '../../core/messages/message-table';
import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { missingOrigins } from '../format/status-text';
import { run, send } from '../state/send';
import { navigate, store } from '../state/store';

/** What a test may do beyond the usual; see the message. */
type TestOptions = Pick<MessageInput<'token.test'>, 'confirmed' | 'at'>;

/**
 * Tests a token, first asking for access that is missing, and shows the result. Where nobody knows what to ask, the view
 * of the result asks for it.
 */
export async function testToken(token: TokenView, options: TestOptions = {}): Promise<void> {
  const { id, asks } = token;
  if (!asks.hasCheck && (asks.at === null || asks.at.path === '')) return navigate({ name: 'result', id });
  await testWith(token, () => send('token.test', { id, ...options }));
}

/** The same at an address that the user gave. */
export async function testTokenAt(
  token: TokenView,
  address: Omit<MessageInput<'token.test-at'>, 'id'>,
): Promise<void> {
  await testWith(token, () => send('token.test-at', { id: token.id, ...address }));
}

async function testWith(token: TokenView, test: () => Promise<boolean>): Promise<void> {
  const { id } = token;
  if (!(await requestMissing(token))) return;
  const { view } = store.getState();
  const done = await test();
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
