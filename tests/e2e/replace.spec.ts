import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { badgeText } from './support/badge';
import { openToken } from './support/options-page';
import { expect, test } from './support/test';

const HOST = 'api.pagerduty.com';
const TOKEN = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };

/** A paste with the focus in no field. */
const pasteAnywhere = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Token', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('of a refused token: another paste goes on with it, and what is saved untested leaves no result', async ({
  keybearer,
  browserSession,
  replica,
}) => {
  const { page } = keybearer;
  const { id } = await keybearer.add(TOKEN);
  await keybearer.ask('passphrase.later');
  replica.tokens.revoke('pagerduty', TOKEN.secret);
  await keybearer.ask('token.test', { id });
  await page.reload();
  await page.getByRole('button', { name: 'Replace' }).click();
  await paste(page, 'cut-off-token');
  const heading = page.getByRole('heading', { name: /^Replace PagerDuty/ });
  await expect(heading).toBeVisible();
  await pasteAnywhere(page, SAMPLE.pagerdutyUserEu);
  await expect(page.getByText(SAMPLE.pagerdutyUserEu.slice(-4)).first()).toBeVisible();
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Save without test' }).click();
  await expect.poll(async () => (await keybearer.snapshot())?.draft ?? null).toBeNull();
  expect(await keybearer.snapshot()).toMatchObject({ tokens: [{ id, test: null }] });
  const tabId = await keybearer.tabId(page);
  await expect.poll(() => badgeText(browserSession, tabId)).not.toBe('!');
});

test('with a token that could not be checked says so, and keeps the old one', async ({
  keybearer,
  browserSession,
  replica,
}) => {
  const { id } = await keybearer.add(TOKEN);
  const options = await browserSession.openPopupPage('options.html');
  await openToken(options);
  await options.getByRole('button', { name: 'Replace' }).click();
  await paste(options, SAMPLE.pagerdutyUserEu);
  replica.setFault(HOST, { status: 429 });
  await options.getByRole('button', { name: 'Save and test' }).click();
  await expect(options.getByText('asked too often, so the new token could not be checked')).toBeVisible();
  expect(await keybearer.token(id)).toMatchObject({ test: { outcome: 'works' } });
});

test('a result that led to the API is seen: the icon says what the API answered', async ({
  keybearer,
  browserSession,
}) => {
  const { page } = keybearer;
  await keybearer.add(TOKEN);
  await page.reload();
  const opened = browserSession.context.waitForEvent('page');
  await page.getByRole('button', { name: 'Open the API' }).click();
  const tabId = await keybearer.tabId(await opened);
  await expect.poll(() => badgeText(browserSession, tabId)).toBe('1');
});
