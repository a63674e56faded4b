/** Milliseconds after which a page that the browser does not paint goes on all the same. */
const LONGEST_WAIT = 100;

/** Settles when the browser has painted the page for the first time; at once where nobody can see it. */
export async function firstFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return;
  await new Promise<void>((settled) => {
    setTimeout(settled, LONGEST_WAIT);
    // The callback comes before the frame, a task of its own after it.
    requestAnimationFrame(() => setTimeout(settled));
  });
}
