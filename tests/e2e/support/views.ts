import { expect, type Page } from '@playwright/test';
import { chooseApi } from '../../support/choose-api';

/** What a person does in the popup, by the names they see. */
export const views = {
  /** Pastes a token and arrives at the choices. */
  async paste(page: Page, text: string): Promise<void> {
    const add = page.getByRole('button', { name: 'Add', exact: true });
    const field = page.getByLabel('Token', { exact: true });
    await field.or(add).first().waitFor();
    if (await add.isVisible()) await add.click();
    await field.fill(text);
    await page.getByRole('button', { name: 'Continue' }).click();
  },

  /** Chooses whose token it is. */
  async choose(page: Page, provider: string, region: string | null): Promise<void> {
    await chooseApi(page, provider);
    if (region !== null) await page.getByRole('radio', { name: region, exact: true }).check();
    await expect(page.getByText(/^(?:Authorization|X-Api-Key): .*••••/)).toBeVisible();
  },

  /** Clicks the filled button of the choices, whether access is there already or not. */
  async allowAndTest(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^(?:Allow|Save) and test$/ }).click();
  },
};
