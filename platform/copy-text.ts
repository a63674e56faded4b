/**
 * Puts text on the clipboard. Works in a click of our own page without any permission.
 * Clipboard histories keep their own copy, so a view says that before it copies a secret.
 */
export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}
