import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { apiField, chooseApi, chooseApiInPopup } from '../support/choose-api';
import { openRealPopup } from '../support/real-popup';
import { pasteInto } from './support/paste-into';
import { expect, test } from './support/test';
import { views } from './support/views';

/** What a search field must not show, be it for a moment. */
const COMMAND = `curl -H 'X-Other-Key: ${SAMPLE.splxaiUs}' https://api.other.example/v1`;

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const active = (page: Page) => page.locator('[role="option"][aria-selected="true"]');
const chosen = (page: Page, name: string) => page.locator('.spread > span').getByText(name, { exact: true });

/** Pastes into the field that has the focus, as the browser tells it. */
async function pasteHere(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test('is driven by the keyboard alone, and takes nothing that was not moved to or named', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  const { keyboard } = page;
  await views.paste(page, SAMPLE.pylonUs);
  const field = apiField(page);
  await expect(field).toBeFocused();
  // As many as are drawn at once; the last one adds an API of the user's own.
  await expect(page.getByRole('option')).toHaveCount(41);
  await expect(active(page)).toHaveCount(0);

  await test.step('two begin so: Enter takes none', async () => {
    await keyboard.type('air');
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Airbrake, /);
    await expect(active(page)).toHaveCount(0);
    await keyboard.press('Enter');
    await expect(page.getByText('Use ↓ to reach one, or type more of its name.')).toBeVisible();
    await expect(field).toHaveValue('air');
  });

  await test.step('a looser hit is not active by itself', async () => {
    await field.fill('duty');
    await expect(page.getByRole('option')).toHaveText([/^PD|PagerDuty/, 'Add your own API “duty”']);
    await expect(active(page)).toHaveCount(0);
    await keyboard.press('Enter');
    await expect(field).toBeVisible();
  });

  await test.step('every key moves', async () => {
    await keyboard.press('Escape');
    await expect(field).toHaveValue('');
    for (const [key, place] of [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['ArrowUp', 40],
      ['ArrowDown', 0],
      ['End', 40],
      ['Home', 0],
      ['PageDown', 8],
      ['PageUp', 0],
    ] as const) {
      await keyboard.press(key);
      await expect(page.getByRole('option').nth(place), key).toHaveAttribute('aria-selected', 'true');
      const id = await page.getByRole('option').nth(place).getAttribute('id');
      await expect(field).toHaveAttribute('aria-activedescendant', id ?? '');
    }
    await expect(field).toBeFocused();
  });

  await test.step('the only name that begins so is taken by Enter', async () => {
    await keyboard.type('pyl');
    await expect(active(page)).toHaveAccessibleName(/^Pylon, /);
    await keyboard.press('Enter');
    await expect(chosen(page, 'Pylon')).toBeVisible();
    await expect(field).toHaveCount(0);
  });

  await test.step('another one, in a view of its own, by the arrows', async () => {
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(heading(page)).toHaveText('Which API?');
    await expect(field).toBeFocused();
    await keyboard.type('air');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect(active(page)).toHaveAccessibleName(/^Aircall, /);
    await keyboard.press('Enter');
    await expect(heading(page)).toHaveText('Add a token');
    await expect(chosen(page, 'Aircall')).toBeVisible();
  });

  await test.step('Escape clears, then leads back, and nothing is changed', async () => {
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await keyboard.type('air');
    await keyboard.press('Escape');
    await expect(field).toHaveValue('');
    await keyboard.press('Escape');
    await expect(heading(page)).toHaveText('Add a token');
    await expect(chosen(page, 'Aircall')).toBeVisible();
  });

  await test.step('a letter goes into the field from anywhere', async () => {
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('button', { name: 'Back' }).focus();
    await keyboard.type('spl');
    await expect(field).toHaveValue('spl');
  });
});

test('says what was found, who is unknown, and finds by a host and with a typing error', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  await views.paste(page, SAMPLE.pylonUs);
  const field = apiField(page);
  const said = page.getByRole('status').filter({ hasText: 'found' });
  await field.fill('pager');
  await expect(said).toContainText(/1 found\. PagerDuty, api\.pagerduty\.com and 1 more, .*1 of 1\./);
  await field.fill('pagredu');
  await expect(page.getByRole('option')).toHaveText([/PagerDuty/, /^Add your own API/]);
  await field.fill('eu.pagerduty');
  await expect(page.getByRole('option').first()).toContainText('api.eu.pagerduty.com');
  await field.fill('acmetrak');
  await expect(page.getByText('No API called “acmetrak”.').first()).toBeVisible();
  await expect(page.getByRole('option')).toHaveText(['Add your own API “acmetrak”']);
  await field.fill('api.pagerduty.com.evil.test/v1/me');
  await expect(
    page.getByText('Nobody that Keybearer knows lives at api.pagerduty.com.evil.test.').first(),
  ).toBeVisible();
  await expect(page.getByRole('group', { name: 'Similar names' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await field.fill('<b>\u202eevil');
  await expect(page.getByText('No API called “<b>evil”.').first()).toBeVisible();
});

// Proves P1: A token that is pasted into a search is not drawn.
test('a token in the field is not searched for and not drawn, and can be used as the token', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  await views.paste(page, SAMPLE.pylonUs);
  const field = apiField(page);
  await expect(field).toBeFocused();
  for (const text of [SAMPLE.splxaiUs, COMMAND]) {
    await pasteHere(page, text);
    await expect(page.getByText('That looks like a token.')).toBeVisible();
    await expect(field).toHaveValue('');
    expect(await page.content()).not.toContain(SAMPLE.splxaiUs);
    await page.keyboard.press('Escape');
    await expect(page.getByText('That looks like a token.')).toHaveCount(0);
    await field.fill(text);
    await expect(page.getByText('That looks like a token.')).toBeVisible();
    await expect(field).toHaveValue('');
  }
  await pasteHere(page, 'https://ada:pass@api.acme.example/v1?key=secret#x');
  await expect(field).toHaveValue('https://api.acme.example/v1');
  await pasteHere(page, COMMAND);
  await page.getByRole('button', { name: 'Use it as the token' }).click();
  await expect(page.getByText('a curl command', { exact: false }).first()).toBeVisible();
  await expect(page.getByText(SAMPLE.splxaiUs.slice(-4)).first()).toBeVisible();
});

test('of several tokens each gets its own', async ({ keybearer }) => {
  const { page } = keybearer;
  await page.getByLabel('Token', { exact: true }).waitFor();
  await pasteInto(page, `FIRST_KEY=${SAMPLE.pylonUs}\nSECOND_KEY=${SAMPLE.airship}\n`);
  await page.getByRole('button', { name: 'Choose an API for SECOND_KEY' }).click();
  await apiField(page).fill('airship');
  // Two are called so.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('api.airship.co.uk')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Choose an API for / })).toHaveCount(1);
});

test('stands in the settings too, and last used ones come before the others', async ({
  browserSession,
  keybearer,
}) => {
  await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
  await keybearer.ask('result.dismiss');
  const options = await browserSession.openPopupPage('options.html');
  await options.getByRole('button', { name: 'Add a token' }).click();
  await views.paste(options, SAMPLE.airship);
  const used = options.getByRole('group', { name: 'Used before' });
  await expect(used.getByRole('option')).toHaveText([/Pylon/]);
  await chooseApi(options, 'Airship');
  await expect(chosen(options, 'Airship')).toBeVisible();
});

test('Escape clears the field of the real popup before it closes anything', async ({
  browserSession,
  keybearer,
  tab,
}) => {
  await keybearer.ask('draft.put', { text: SAMPLE.pylonUs, tabOrigin: null, replacesId: null });
  await tab.bringToFront();
  const popup = await openRealPopup(browserSession);
  await popup.waitForText('All 1,0');
  await popup.fill('Which API?', 'airship');
  await popup.page.keyboard.press('Escape');
  await popup.waitForText('All 1,0');
  expect(popup.page.isClosed()).toBe(false);
  await chooseApiInPopup(popup, 'Pylon');
  await popup.waitForText('api.eu.usepylon.com');
  await popup.close();
});
