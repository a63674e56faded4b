/** Class of forms that add something, so that leaving the view would lose what is typed in them. */
export const ADDS = 'adds';

/**
 * Submits every form that adds something and holds typed text. Runs inside a click: adding a page asks the browser,
 * and Firefox takes that from a user's click only.
 * @returns whether there was one; what it held is then added, or the page says why not
 */
export function submitTyped(view: HTMLElement): boolean {
  const typed = [...view.querySelectorAll<HTMLFormElement>(`form.${ADDS}`)].filter((form) =>
    [...form.querySelectorAll('input')].some(({ value }) => value.trim() !== ''),
  );
  for (const form of typed) form.requestSubmit();
  return typed.length > 0;
}
