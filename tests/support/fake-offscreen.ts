import { textDigest } from '../../core/bytes/sha256';
import { CLIPBOARD_CHANNEL, type ClearRequest } from '../../platform/clipboard-channel';

type Call = <T>(work: () => T) => Promise<T>;

/** `chrome.offscreen` with the one document that there is: it clears a clipboard. */
export function fakeOffscreen(clipboard: { text: string }, call: Call) {
  let open: BroadcastChannel | null = null;
  const close = (): void => {
    open?.close();
    open = null;
  };
  return {
    createDocument: () =>
      call(() => {
        if (open !== null) throw new Error('Only a single offscreen document may be created.');
        const channel = new BroadcastChannel(CLIPBOARD_CHANNEL);
        open = channel;
        channel.onmessage = async (event) => {
          const { digest } = (event as MessageEvent<ClearRequest>).data;
          if ((await textDigest(clipboard.text)) === digest) clipboard.text = '';
          if (open === channel) channel.postMessage({ done: true });
        };
      }),
    closeDocument: () =>
      call(() => {
        if (open === null) throw new Error('No current offscreen document.');
        close();
      }),
  };
}
