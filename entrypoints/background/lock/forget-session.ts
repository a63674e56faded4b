import { SESSION_KEYS, STAYS_OVER_LOCK } from '../../../core/browser-session/session-keys';
import { sessionStorage } from '../../../platform/background/session-storage';
import { closeActivity } from '../activity/activity';

/** Goes in steps of their own: what is to be cleared on the clipboard, and what pages follow. */
const LATER: readonly string[] = [SESSION_KEYS.copied, SESSION_KEYS.snapshot];

/** Takes away drafts and all else that an open vault left in memory, once its key is gone. */
export async function forgetSession(): Promise<void> {
  await closeActivity();
  const keys = await sessionStorage.keys();
  await sessionStorage.remove(keys.filter((key) => ![...STAYS_OVER_LOCK, ...LATER].includes(key)));
}
