import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { clearClipboard } from '../../../platform/background/clear-clipboard';
import { exclusive } from '../../../platform/background/exclusive';
import { mayClearClipboard } from '../../../platform/clipboard-access';
import { logActivity } from '../activity/activity';
import { sessionValue } from '../session-storage/session-value';

/** Milliseconds; alarms can't be shorter. */
const CLEAR_AFTER = 30_000;

const copied = sessionValue('copied');

/** Something with a secret was copied: it is cleared later, where the user allowed that. */
export async function noteCopied(digest: string): Promise<void> {
  logActivity('copied');
  if (!(await mayClearClipboard())) return;
  // Not while the one before it is being cleared, or its note would go with that.
  await exclusive('clipboard', async () => {
    await copied.write({ digest });
    await setAlarm(ALARMS.clipboard, Date.now() + CLEAR_AFTER);
  });
}

/**
 * Clears the clipboard now if it still holds what was copied. Part of every lock, so it never throws: a clipboard
 * that the browser keeps from us keeps nothing open.
 */
export async function clearCopied(): Promise<void> {
  await exclusive('clipboard', async () => {
    const noted = await copied.read();
    try {
      if (noted !== null && (await mayClearClipboard())) await clearClipboard(noted.digest);
    } finally {
      await copied.remove();
    }
  }).catch(() => undefined);
}
