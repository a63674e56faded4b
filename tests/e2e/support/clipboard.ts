import type { Page } from '@playwright/test';

/** What the clipboard holds, pasted with the keyboard into a page of nobody's. */
export async function pasted(page: Page): Promise<string> {
  const tab = await page.context().newPage();
  await tab.setContent('<textarea></textarea>');
  await tab.bringToFront();
  await tab.locator('textarea').focus();
  await tab.keyboard.press('Control+V');
  const text = await tab.locator('textarea').inputValue();
  await tab.close();
  return text;
}

/** Puts something else on the clipboard, as the user does it. */
export async function copyElse(page: Page, text: string): Promise<void> {
  const tab = await page.context().newPage();
  await tab.setContent('<textarea></textarea>');
  await tab.bringToFront();
  await tab.locator('textarea').fill(text);
  await tab.keyboard.press('Control+A');
  await tab.keyboard.press('Control+C');
  await tab.close();
}
