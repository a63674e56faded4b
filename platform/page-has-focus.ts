/** Resolves when this page has the focus; never, when the signal aborts first. */
export function pageHasFocus(signal: AbortSignal): Promise<void> {
  if (document.hasFocus()) return Promise.resolve();
  return new Promise((resolve) => {
    addEventListener('focus', () => resolve(), { once: true, signal });
  });
}
