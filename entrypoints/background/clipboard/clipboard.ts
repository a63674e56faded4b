import * as v from 'valibot';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { clearClipboard } from '../../../platform/background/clear-clipboard';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionArea } from '../../../platform/background/session-area';
import { mayClearClipboard } from '../../../platform/clipboard-access';
import { logActivity } from '../activity/activity';

/** Milliseconds; alarms can't be shorter. */
const CLEAR_AFTER = 30_000;

const copiedSchema = v.strictObject({ digest: v.string() });

/** Something with a secret was copied: it is cleared later, where the user allowed that. */
export async function noteCopied(digest: string): Promise<void> {
  logActivity('copied');
  if (!(await mayClearClipboard())) return;
  // Not while the one before it is being cleared, or its note would go with that.
  await exclusive('clipboard', async () => {
    await sessionArea.set({ [SESSION_KEYS.copied]: { digest } });
    await setAlarm(ALARMS.clipboard, Date.now() + CLEAR_AFTER);
  });
}

/**
 * Clears the clipboard now if it still holds what was copied. Part of every lock, so it never throws: a clipboard
 * that the browser keeps from us keeps nothing open.
 */
export async function clearCopied(): Promise<void> {
  await exclusive('clipboard', async () => {
    const copied = v.safeParse(copiedSchema, await sessionArea.get(SESSION_KEYS.copied));
    try {
      if (copied.success && (await mayClearClipboard())) await clearClipboard(copied.output.digest);
    } finally {
      await sessionArea.remove([SESSION_KEYS.copied]);
    }
  }).catch(() => undefined);
}
