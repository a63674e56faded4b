import { SAMPLE } from '../servers/sample-tokens';
import { answerWith, bytesToSave, SAVED_HOST, SAVED_URL } from './support/answer-to-save';
import { expect, test } from './support/test';

test.use({ build: 'chrome-mv3-e2e' });

const EXPLAINED = /That sign-in stays when the token is off, paused or locked/;

// Proves P2: Answers set no cookie until the token’s switch allows it, which says what that opens.
test('answers to a token set no cookie until the user switches that on, where it says what that opens', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  const { page } = keybearer;
  const names = async () =>
    (await browserSession.context.cookies(`https://${SAVED_HOST}`)).map(({ name }) => name);
  const menu = () => page.getByRole('button', { name: /^More for PagerDuty/ }).click();
  answerWith(replica, bytesToSave(100));
  const token = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
  const { id } = await keybearer.add({ ...token, how: 'without-test' });
  await keybearer.ask('passphrase.later');
  await tab.goto(SAVED_URL);
  await expect.poll(async () => (await keybearer.token(id)).sentInTab).not.toEqual({});
  expect(await names()).toEqual([]);

  await tab.bringToFront();
  await menu();
  await page.getByRole('menuitem', { name: 'Accept cookies of answers…' }).click();
  await expect(page.getByRole('heading', { name: 'Cookies of answers' })).toBeFocused();
  const toggle = page.getByRole('switch', { name: 'Accept cookies of answers' });
  await expect(toggle).not.toBeChecked();
  await expect(toggle).toHaveAccessibleDescription(EXPLAINED);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(toggle).toBeChecked();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Its answers may sign this browser in')).toBeVisible();
  await tab.goto(SAVED_URL);
  expect(await names()).toEqual(['session']);

  await browserSession.context.clearCookies();
  await menu();
  await page.getByRole('menuitemcheckbox', { name: 'Accept cookies of answers', checked: true }).click();
  await expect(page.getByText('Its answers may sign this browser in')).toBeHidden();
  await tab.goto(SAVED_URL);
  expect(await names()).toEqual([]);
});
