import { textDigest } from '../../core/bytes/sha256';
import { CLIPBOARD_CHANNEL, type ClearDone, type ClearRequest } from '../../platform/clipboard-channel';
import { emptyClipboard, pastedText } from '../../platform/offscreen-clipboard';

/** A page that nobody sees, for the seconds in which the background clears the clipboard. */
const channel = new BroadcastChannel(CLIPBOARD_CHANNEL);
channel.onmessage = async ({ data }: MessageEvent<ClearRequest>) => {
  const held = pastedText();
  if (held !== null && (await textDigest(held)) === data.digest) emptyClipboard();
  channel.postMessage({ done: true } satisfies ClearDone);
};
