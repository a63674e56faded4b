/**
 * The clipboard as an offscreen document gets at it. `navigator.clipboard` wants focus, which such a document
 * never has (Chromium 156); `execCommand` works there with `clipboardRead` and `clipboardWrite`.
 */

/** The text of the clipboard; null when the browser does not let us see it. Nothing enters the page. */
export function pastedText(): string | null {
  let text: string | null = null;
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    text = event.clipboardData?.getData('text/plain') ?? null;
  };
  document.addEventListener('paste', onPaste, { once: true });
  // A paste needs a place where it could go.
  document.querySelector('textarea')?.focus();
  document.execCommand('paste');
  document.removeEventListener('paste', onPaste);
  return text;
}

/** Puts an empty text in the place of what the clipboard holds. */
export function emptyClipboard(): void {
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', '');
  };
  document.addEventListener('copy', onCopy, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
}
