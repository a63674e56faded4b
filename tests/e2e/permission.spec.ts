import { SAMPLE } from '../servers/sample-tokens';
import { chooseApiInPopup } from '../support/choose-api';
import { answerPrompt } from '../support/permission-prompt';
import { openRealPopup } from '../support/real-popup';
import { badgeText } from './support/badge';
import { openExtensionsPage } from './support/extensions-page';
import { expect } from './support/test';
import { testOnScreen } from './support/test-on-screen';
import { views } from './support/views';

/** What ships, in a real window, with the browser's own prompt. */
const test = testOnScreen.extend({ build: 'chrome-mv3' });

const API = 'https://api.pagerduty.com/users/me';
const HOST = 'api.pagerduty.com';

// Proves P7: The shipped build has no access before the prompt, and to exactly one host after.
test('has no access before it is asked for, and asks for exactly what is shown', async ({
  browserSession,
  keybearer,
  xvfb,
}) => {
  const { page } = keybearer;
  const origins = () => page.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
  expect(await origins()).toEqual([]);
  await views.paste(page, SAMPLE.pagerdutyUserUs);
  await views.choose(page, 'PagerDuty', 'US');
  await answerPrompt(xvfb, 'grant', () => views.allowAndTest(page));
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  expect(await origins()).toEqual([`https://${HOST}/*`]);

  const tab = await browserSession.context.newPage();
  await tab.goto(API);
  await expect(tab.locator('body')).toContainText('ada@sample.example');
  // The first access of all: requests are seen from now on.
  await expect
    .poll(async () => Object.values((await keybearer.snapshot())?.tokens[0]?.sentInTab ?? {}))
    .toMatchObject([{ count: 1, lastStatus: 200 }]);
});

// Proves P7: The unused region is given back.
test('asks for all regions at once and gives back the one that did not take the token', async ({
  keybearer,
  xvfb,
}) => {
  const { page } = keybearer;
  await views.paste(page, SAMPLE.pagerdutyUserEu);
  await views.choose(page, 'PagerDuty', null);
  await answerPrompt(xvfb, 'grant', () => views.allowAndTest(page));
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await chrome.permissions.getAll()).origins))
    .toEqual(['https://api.eu.pagerduty.com/*']);
});

// Proves P7: A denied request sends nothing.
test('keeps the token when access is denied, asks again, and sends nothing meanwhile', async ({
  keybearer,
  replica,
  tab,
  xvfb,
}) => {
  const { page } = keybearer;
  await page.bringToFront();
  await views.paste(page, SAMPLE.pagerdutyUserUs);
  await views.choose(page, 'PagerDuty', 'US');
  await answerPrompt(xvfb, 'deny', () => views.allowAndTest(page));
  await expect(page.getByText(/^Not allowed, so nothing is sent/)).toBeVisible();
  expect(replica.log.all()).toEqual([]);
  await tab.goto(API);
  expect(JSON.stringify(replica.log.all())).not.toContain(SAMPLE.pagerdutyUserUs);

  await page.bringToFront();
  await answerPrompt(xvfb, 'grant', async () => {
    await page.getByRole('button', { name: 'Ask again' }).click();
  });
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
});

test('finishes by itself when the prompt closes the real popup', async ({
  browserSession,
  keybearer,
  tab,
  xvfb,
}) => {
  await tab.bringToFront();
  const popup = await openRealPopup(browserSession);
  await popup.fill('Token', SAMPLE.pylonUs);
  await popup.click('Continue', 'button');
  await popup.waitForText('Choose');
  await chooseApiInPopup(popup, 'Pylon');
  await popup.waitForText('api.eu.usepylon.com');
  // The prompt closes the popup in the middle of the click.
  const clickAndLose = () => popup.click('Allow and test', 'button').catch(() => undefined);
  await answerPrompt(xvfb, 'grant', clickAndLose);
  await expect.poll(async () => (await keybearer.snapshot())?.tokens[0]?.test?.outcome).toBe('works');
  expect(popup.page.isClosed()).toBe(true);
  await popup.close();

  const again = await openRealPopup(browserSession);
  await again.waitForText('Works');
  await again.close();
});

test('sees access withdrawn in the browser', async ({ keybearer, replica, tab, xvfb }) => {
  const { page } = keybearer;
  await page.bringToFront();
  await views.paste(page, SAMPLE.pagerdutyUserUs);
  await views.choose(page, 'PagerDuty', 'US');
  await answerPrompt(xvfb, 'grant', () => views.allowAndTest(page));
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  const id = (await keybearer.snapshot())?.tokens[0]?.id ?? '';

  await page.evaluate((host) => chrome.permissions.remove({ origins: [`https://${host}/*`] }), HOST);
  await expect.poll(async () => (await keybearer.token(id)).status).toBe('no-access');
  replica.log.clear();
  await tab.goto(API);
  expect(JSON.stringify(replica.log.all())).not.toContain(SAMPLE.pagerdutyUserUs);
});

// Proves P7: A withdrawal on the browser’s own page is seen at once.
test("sees access withdrawn on the browser's own page, at once and in every view", async ({
  browserSession,
  keybearer,
  replica,
  tab,
  xvfb,
}) => {
  const { page } = keybearer;
  await page.bringToFront();
  await views.paste(page, SAMPLE.pagerdutyUserUs);
  await views.choose(page, 'PagerDuty', 'US');
  await answerPrompt(xvfb, 'grant', () => views.allowAndTest(page));
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  const id = (await keybearer.snapshot())?.tokens[0]?.id ?? '';
  await tab.goto(API);
  const tabId = await keybearer.tabId(tab);
  await keybearer.ask('result.dismiss');
  await expect.poll(() => badgeText(browserSession, tabId)).toBe('1');

  const extensions = await openExtensionsPage(browserSession);
  await extensions.removeHost(`https://${HOST}/*`);
  await expect.poll(async () => (await keybearer.token(id)).status).toBe('no-access');
  await expect.poll(() => badgeText(browserSession, tabId)).toBe('');
  replica.log.clear();
  await tab.goto(API);
  await replica.log.waitFor(({ path }) => path === '/users/me');
  expect(JSON.stringify(replica.log.all())).not.toContain(SAMPLE.pagerdutyUserUs);

  await test.step('and asks for it again, for that host only', async () => {
    await page.bringToFront();
    await page.getByRole('button', { name: /^PagerDuty/ }).click();
    await answerPrompt(xvfb, 'grant', () => page.getByRole('button', { name: 'Allow access' }).click());
    await expect.poll(async () => (await keybearer.token(id)).status).toBe('sent');
    expect(await page.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([
      `https://${HOST}/*`,
    ]);
  });
});

// Proves P7: Access goes with the last token that needs it.
test('returns access with the last token that needs it', async ({ keybearer, replica, xvfb }) => {
  const { page } = keybearer;
  await views.paste(page, SAMPLE.pagerdutyUserUs);
  await views.choose(page, 'PagerDuty', 'US');
  await answerPrompt(xvfb, 'grant', () => views.allowAndTest(page));
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  const id = (await keybearer.snapshot())?.tokens[0]?.id ?? '';
  replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs);
  await keybearer.ask('revoke.start', { id });
  await keybearer.ask('revoke.check', { id });
  expect((await keybearer.snapshot())?.tokens).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([]);
});
