import { textDigest } from '../../core/bytes/sha256';
import { browser } from '../browser';
import { CLIPBOARD_CHANNEL, type ClearRequest } from '../clipboard-channel';

/** Milliseconds after which an offscreen document that does not answer is given up. */
const LONGEST_WAIT = 3000;

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/**
 * Empties the clipboard if it still holds the text with this digest. Needs the optional clipboard permissions.
 * Firefox: an event page may use `navigator.clipboard` without focus once they are granted. Chromium: a worker
 * has no clipboard, and in an offscreen document `navigator.clipboard` fails for want of focus, but
 * `execCommand` pastes and copies.
 * @param digest `textDigest` of what was copied
 */
export async function clearClipboard(digest: string): Promise<void> {
  const { offscreen } = browser as unknown as { offscreen?: Offscreen };
  if (offscreen !== undefined) return clearOffscreen(offscreen, digest);
  const held = await navigator.clipboard.readText();
  if ((await textDigest(held)) === digest) await navigator.clipboard.writeText('');
}

async function clearOffscreen(offscreen: Offscreen, digest: string): Promise<void> {
  // One that a stopped worker left behind; there can be only one.
  await offscreen.closeDocument().catch(() => undefined);
  const channel = new BroadcastChannel(CLIPBOARD_CHANNEL);
  try {
    await offscreen.createDocument({
      url: 'offscreen.html',
      reasons: ['CLIPBOARD'],
      justification: 'Clears a copied token from the clipboard.',
    });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT);
      channel.onmessage = () => {
        clearTimeout(timer);
        resolve();
      };
      channel.postMessage({ digest } satisfies ClearRequest);
    });
  } finally {
    channel.close();
    await offscreen.closeDocument().catch(() => undefined);
  }
}
