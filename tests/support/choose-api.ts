import type { Page } from '@playwright/test';
import type { RealPopup } from './real-popup';

/** The field of the picker, in a view of its own or below what was pasted. */
export function apiField(page: Page) {
  return page.getByRole('combobox', { name: 'Which API?' });
}

/** Chooses the API of a pasted token by its name, where none is chosen and in place of another. */
export async function chooseApi(page: Page, name: string): Promise<void> {
  const change = page.getByRole('button', { name: 'Change', exact: true });
  // An API that the paste describes has a way of its own to the known ones.
  const known = page.getByRole('button', { name: 'It is a known one' });
  await apiField(page).or(change).or(known).first().waitFor();
  if (await known.isVisible()) await known.click();
  else if (await change.isVisible()) await change.click();
  await apiField(page).fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name},`) }).click();
}

/** The same in the popup that the toolbar button opens, where the picker is there already. */
export async function chooseApiInPopup(popup: RealPopup, name: string): Promise<void> {
  await popup.fill('Which API?', name);
  await popup.page.locator(`[role="option"][aria-label^="${name},"]`).click();
}
