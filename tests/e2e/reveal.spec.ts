import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { openRealPopup } from '../support/real-popup';
import { pasted } from './support/clipboard';
import { readState, writeStorage } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { openSection, openToken } from './support/options-page';
import { expect, test } from './support/test';

const PASSPHRASE = 'sample passphrase for tests';
const SECRET = SAMPLE.pagerdutyUserUs;
const MINUTE = 60_000;

/** A token under a passphrase, with the view to show or copy it on the options page. */
async function openReveal(keybearer: Keybearer, page: Page): Promise<void> {
  await keybearer.add({ providerId: 'pagerduty', secret: SECRET, region: 'US' });
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await openToken(page);
  await page.getByRole('button', { name: 'Show or copy the token…' }).click();
  await expect(page.getByRole('heading', { name: /^Show or copy / })).toBeVisible();
}

/** As if the last secret had been given that long ago. */
function lastProof(page: Page, minutes: number): Promise<void> {
  return writeStorage(page, 'session', { 'proven-at': Date.now() - minutes * MINUTE });
}

const shown = (page: Page) => page.getByRole('status', { name: 'The token' });
const showButton = (page: Page) => page.getByRole('button', { name: 'Show for 15 seconds' });

/** The whole page as it is in the DOM, with what its fields hold. */
const everything = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join('\n');
  });

// Proves P5: A shown token is text in no field, for 15 seconds.
test('a token is shown as text, and hides after 15 seconds', async ({ keybearer, browserSession }) => {
  const page = await browserSession.context.newPage();
  await page.clock.install();
  await page.goto(`chrome-extension://${browserSession.extensionId}/options.html`);
  await openReveal(keybearer, page);
  expect(await everything(page)).not.toContain(SECRET);
  await showButton(page).click();
  await expect(shown(page)).toHaveText(SECRET);
  await expect(page.getByText('Hides in 15 s.')).toBeVisible();
  const inFields = await page
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  expect(inFields).not.toContain(SECRET);
  await page.clock.runFor(14_000);
  await expect(shown(page)).toHaveText(SECRET);
  await page.clock.runFor(1_500);
  await expect(shown(page)).toBeHidden();
  expect(await everything(page)).not.toContain(SECRET);
});

// Proves P5: A shown token is gone with the focus and with a lock.
test.describe('a token that is shown', () => {
  const ENDINGS: Readonly<Record<string, (page: Page, keybearer: Keybearer) => Promise<unknown>>> = {
    'hides by its button': (page) => page.getByRole('button', { name: 'Hide' }).click(),
    'hides when the page loses the focus': (page) =>
      page.evaluate(() => window.dispatchEvent(new Event('blur'))),
    'hides when the page is not seen': (page) =>
      page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    'hides with its view': (page) => page.getByRole('button', { name: 'Back' }).click(),
    'hides with a lock': (_, keybearer) => keybearer.ask('vault.lock'),
  };
  for (const [what, end] of Object.entries(ENDINGS)) {
    test(what, async ({ keybearer, browserSession }) => {
      const page = await browserSession.openPopupPage('options.html');
      await openReveal(keybearer, page);
      await showButton(page).click();
      await expect(shown(page)).toHaveText(SECRET);
      await end(page, keybearer);
      await expect(shown(page)).toBeHidden();
      expect(await everything(page)).not.toContain(SECRET);
    });
  }
});

// Proves P5: A secret is asked for again five minutes after the last.
test.describe('some time after the unlock', () => {
  test('the passphrase is asked for again', async ({ keybearer, browserSession }) => {
    const page = await browserSession.openPopupPage('options.html');
    await openReveal(keybearer, page);
    await lastProof(page, 6);
    await showButton(page).click();
    const question = page.getByRole('dialog', { name: 'Is it you?' });
    await question.getByLabel('Passphrase', { exact: true }).fill('wrong');
    await question.getByRole('button', { name: 'Continue' }).click();
    await expect(question.getByText('That is not the passphrase.')).toBeVisible();
    expect(await everything(page)).not.toContain(SECRET);

    await question.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(shown(page)).toHaveText(SECRET);
    await expect(question).toBeHidden();
    expect(await everything(page)).not.toContain(PASSPHRASE);
  });

  test('Escape closes the question, and nothing is shown or said', async ({ keybearer, browserSession }) => {
    const page = await browserSession.openPopupPage('options.html');
    await openReveal(keybearer, page);
    await lastProof(page, 6);
    await showButton(page).click();
    const question = page.getByRole('dialog', { name: 'Is it you?' });
    await expect(question.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(showButton(page)).toBeFocused();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(await everything(page)).not.toContain(SECRET);
  });

  test('a lock closes the question', async ({ keybearer, browserSession }) => {
    const page = await browserSession.openPopupPage('options.html');
    await openReveal(keybearer, page);
    await lastProof(page, 6);
    await showButton(page).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await keybearer.ask('vault.lock');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(?:Just unlock|Unlock)$/ })).toBeVisible();
  });

  test('longer lock times ask too, and stay as they were without it', async ({
    keybearer,
    browserSession,
  }) => {
    const page = await browserSession.openPopupPage('options.html');
    await openReveal(keybearer, page);
    await page.getByRole('button', { name: 'Back' }).click();
    await openSection(page, 'Unlocking');
    await lastProof(page, 6);
    const session = page.getByLabel(/^Lock some time after you unlocked/);
    await session.selectOption({ label: 'After 2 hours' });
    await expect(session).toHaveValue('120');
    const idle = page.getByLabel(/^Lock when this machine is not used/);
    await idle.selectOption({ label: 'Never' });
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(idle).toHaveValue('60');
    await idle.selectOption({ label: 'Never' });
    await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await expect(idle).toHaveValue('');
    expect(await keybearer.snapshot()).toMatchObject({
      settings: { idleMinutes: null, maxSessionMinutes: 120, lockWithScreen: false },
    });
  });
});

test('copies the token, alone and in a curl command, and says that it stays on the clipboard', async ({
  keybearer,
  browserSession,
}) => {
  const page = await browserSession.openPopupPage('options.html');
  await openReveal(keybearer, page);
  await expect(page.getByText(/^It stays on the clipboard until you copy something else/)).toBeVisible();
  await expect(page.getByText(/Clipboard histories/)).toBeVisible();
  await page.getByRole('button', { name: 'Copy token' }).click();
  await expect(page.getByText('Copied.', { exact: true }).first()).toBeVisible();
  expect(await pasted(page)).toBe(SECRET);
  await page.getByRole('button', { name: 'Copy as curl with the token' }).click();
  await expect.poll(() => pasted(page)).toContain(`-H 'Authorization: Token token=${SECRET}'`);
  expect(await everything(page)).not.toContain(SECRET);
  // Without the permission there is nothing to clear it with, so nothing is noted either.
  expect((await readState(page)).session['copied']).toBeUndefined();
  await keybearer.ask('vault.lock');
  expect(await pasted(page)).toContain(SECRET);
});

test('without a passphrase there is nothing to ask for', async ({ keybearer }) => {
  const { id } = await keybearer.add({ providerId: 'pagerduty', secret: SECRET, region: 'US' });
  await writeStorage(keybearer.page, 'session', { 'proven-at': 0 });
  expect(await keybearer.ask('token.reveal', { id })).toEqual({ secret: SECRET, fields: {} });
});

test('the real popup shows and copies it too, from the menu of the token', async ({
  keybearer,
  browserSession,
  tab,
}) => {
  await keybearer.add({ providerId: 'pagerduty', secret: SECRET, region: 'US' });
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await tab.goto('https://api.pagerduty.com/users/me?page=1');
  await tab.bringToFront();
  const popup = await openRealPopup(browserSession);
  await popup.waitForText('PagerDuty');
  await popup.page.locator('.card [aria-haspopup=menu]').click();
  await popup.click('Show or copy the token…', 'menuitem');
  await lastProof(keybearer.page, 6);
  await popup.click('Show for 15 seconds');
  await popup.waitForText('Is it you?');
  await popup.fill('Passphrase', PASSPHRASE);
  await popup.click('Continue');
  await popup.waitForText(SECRET);
  await popup.click('Copy as curl with the token');
  await popup.waitForText('Copied.');
  await popup.close();
  expect(await pasted(tab)).toBe(
    `curl 'https://api.pagerduty.com/users/me?page=1' -H 'Authorization: Token token=${SECRET}' ` +
      `-H 'Accept: application/vnd.pagerduty+json;version=2'`,
  );
});
