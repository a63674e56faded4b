import type { Bytes } from '../core/bytes/bytes';

/** Milliseconds until the address of the file is given up; the browser reads it soon after the click. */
const KEPT = 60_000;

/**
 * Hands a file to the browser, which stores it with its downloads or asks where. Needs no permission,
 * and nobody tells us whether it was stored.
 * @param parts the bytes, one part after the other
 */
export function saveFile(parts: readonly Bytes[], name: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
