import type { Sender } from '../../core/messages/accept-sender';
import { browser } from '../browser';

interface Own {
  readonly id: string;
  /** Without a trailing slash. */
  readonly origin: string;
}

/**
 * Registers the one message listener. `sendResponse` with `true` works in every engine; promises do so in Chrome
 * since 148 only.
 * @param answer gives null for a sender that is not to be answered
 */
export function onMessage(
  answer: (message: unknown, sender: Sender, own: Own) => Promise<unknown> | null,
): void {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };
  const listener = (message: unknown, sender: Sender, sendResponse: (reply: unknown) => void) => {
    const reply = answer(message, sender, own);
    if (reply === null) return undefined;
    void reply.then(sendResponse);
    return true;
  };
  // The type of `browser` knows no listener that answers some senders only.
  browser.runtime.onMessage.addListener(
    listener as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
}
