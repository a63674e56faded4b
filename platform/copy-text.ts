/**
 * Puts text on the clipboard. Works in a click of our own page without any permission.
 * Never for secrets: clipboard histories keep their own copy.
 */
export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}
