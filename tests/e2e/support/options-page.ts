import type { Locator, Page } from '@playwright/test';

/** Opens a section of the options page by its index. */
export async function openSection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }).click();
}

/** Opens the page of a token from the list of all. @param name the first of the list unless given */
export async function openToken(page: Page, name?: string): Promise<void> {
  await openSection(page, 'Tokens');
  const row = rowsOf(page);
  const wanted = name === undefined ? row.first() : row.filter({ hasText: name }).first();
  await wanted.getByRole('rowheader').getByRole('link').click();
}

/** The rows of tokens, without those that name a group of them. */
export function rowsOf(page: Page): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader').getByRole('link') });
}
