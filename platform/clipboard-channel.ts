/**
 * Between the background and the offscreen document. Not `runtime.sendMessage`: with a second listener there,
 * an early answer of one could take the place of the other's.
 */
export const CLIPBOARD_CHANNEL = 'clipboard';

/** From the background: empty the clipboard if what it holds has this digest (`textDigest`). */
export interface ClearRequest {
  readonly digest: string;
}

/** The answer, with or without an emptied clipboard. */
export interface ClearDone {
  readonly done: true;
}
