import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fakeToken } from '../../core/vault/testing/fake-token';
import { SAMPLE } from '../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../support/chromium';
import { openRealPopup } from '../support/real-popup';
import { cutOff } from './support/cut-off';
import { type Keybearer, keybearerOf } from './support/keybearer';
import { importTokens } from './support/many-tokens';
import { openSection, openToken } from './support/options-page';
import { expect, test } from './support/test';
import { views } from './support/views';

const PASSPHRASE = 'sample lantern orchid velvet 38';
/** CSS px: a popup zoomed to 440 % and less, the narrowest side panels, and the usual width of the popup. */
const WIDTHS = [180, 240, 320, 380];
const HEIGHT = 600;

test.describe.configure({ timeout: 120_000 });

const click = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();

/** Narrows a page step by step. A picture of each is taken where `NARROW_PICTURES` names a folder. */
async function expectWhole(page: Page, what: string, widths: readonly number[] = WIDTHS): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    // An open menu moves with the next event of the window, which comes after its new width.
    await expect.poll(() => page.evaluate(cutOff), { message: `${what} at ${width} px` }).toEqual([]);
    await takePicture(page, `${what}-${width}`);
  }
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['NARROW_PICTURES'];
  if (folder === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-${colorScheme}.png` });
  }
}

async function addTwo(keybearer: Keybearer): Promise<string> {
  const { id } = await keybearer.add({
    providerId: 'pagerduty',
    secret: SAMPLE.pagerdutyUserUs,
    region: 'US',
  });
  await keybearer.ask('token.edit', {
    id,
    label: 'the key for everything on call in Amsterdam',
    getOnly: true,
    withoutCookies: true,
    allowedSites: ['https://developer.pagerduty.com'],
    expiresAt: Date.now() + 86_400_000,
  });
  await keybearer.add({ providerId: 'airship-uk', secret: SAMPLE.airship });
  return id;
}

for (const page of ['popup.html', 'popup.html#panel'] as const) {
  test(`${page} is whole down to 180 px, from the first view to the result`, async ({ browserSession }) => {
    const popup = await browserSession.openPopupPage(page);
    await popup.getByLabel('Token', { exact: true }).waitFor();
    await expectWhole(popup, 'first run');
    await views.paste(popup, SAMPLE.pylonUs);
    await popup.getByRole('option').first().waitFor();
    await expectWhole(popup, 'unknown token');
    await views.choose(popup, 'Pylon', 'US');
    await expectWhole(popup, 'choices');
    await views.allowAndTest(popup);
    await popup.getByText('Works', { exact: true }).waitFor();
    await expectWhole(popup, 'works');
    await click(popup, 'In memory');
    await expect(popup.getByRole('dialog')).toBeVisible();
    await expectWhole(popup, 'offer to keep');
  });

  test(`${page} is whole down to 180 px, with every view of a token`, async ({
    browserSession,
    keybearer,
  }) => {
    const id = await addTwo(keybearer);
    const popup = await browserSession.openPopupPage(page);
    const row = () => popup.getByRole('button', { name: /^PagerDuty US · the key/ });
    const menu = async (name: string | RegExp) => {
      await row().click();
      await click(popup, /^More for PagerDuty/);
      await popup.getByRole('menuitem', { name }).click();
    };
    await expect(popup.getByRole('dialog')).toBeHidden();
    await popup.getByText('Works', { exact: true }).waitFor();
    await click(popup, 'Done');
    await row().waitFor();
    await expectWhole(popup, 'list');
    await row().click();
    await expectWhole(popup, 'card');
    await click(popup, /^More for PagerDuty/);
    await expectWhole(popup, 'menu of a token');
    await popup.keyboard.press('Escape');
    await row().click();

    for (const [what, name] of [
      ['edit', 'Edit'],
      ['reveal', 'Show or copy the token…'],
      ['revoke', 'Revoke at PagerDuty'],
    ] as const) {
      await menu(name);
      await popup.getByRole('button', { name: 'Back' }).waitFor();
      await expectWhole(popup, what);
      await click(popup, 'Back');
    }
    await row().click();
    await click(popup, 'Replace');
    await popup.getByLabel('Token', { exact: true }).waitFor();
    await expectWhole(popup, 'replace');
    await click(popup, 'Back');
    await keybearer.ask('token.remove', { id });
    await popup.getByRole('button', { name: 'Undo' }).waitFor();
    await expectWhole(popup, 'undo');
  });

  test(`${page} is whole down to 180 px when it is about this tab, after a refusal, and locked`, async ({
    browserSession,
    keybearer,
    tab,
  }) => {
    await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
    await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyOtherUserUs, region: 'US' });
    const popup = await browserSession.openPopupPage(page);
    await click(popup, 'Done');
    await tab.goto('https://api.pagerduty.com/users/me');
    await tab.bringToFront();
    await popup.getByRole('button', { name: 'Reload tab' }).waitFor();
    await expectWhole(popup, 'this tab');

    await popup.bringToFront();
    await keybearer.add({ providerId: 'pylon', secret: 'sample-nobody-pylon-000000000', region: 'US' });
    await popup.reload();
    await popup.getByText('Refused by Pylon', { exact: true }).waitFor();
    await expectWhole(popup, 'refused');
    await click(popup, 'Done');
    await click(popup, 'More');
    await popup.getByRole('menuitem', { name: 'Set a passphrase' }).click();
    await popup.getByLabel('Repeat the passphrase').waitFor();
    await expectWhole(popup, 'passphrase');
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    await keybearer.ask('vault.lock');
    await popup.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await expectWhole(popup, 'locked');
    await popup.getByText('Forgot the passphrase?').click();
    await expectWhole(popup, 'forgotten');
  });
}

test('the settings page is whole down to 180 px', async ({ browserSession, keybearer }) => {
  await addTwo(keybearer);
  const options = await browserSession.openPopupPage('options.html');
  await options.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  await expectWhole(options, 'settings');
  await openToken(options);
  await expectWhole(options, 'the page of a token');
  for (const section of ['Providers', 'Unlocking', 'Sending', 'Backup and moving', 'Activity', 'About']) {
    await openSection(options, section);
    await options.getByRole('heading', { level: 1, name: section }).waitFor();
    await expectWhole(options, section);
  }
  await openSection(options, 'Providers');
  await options.getByLabel('Search APIs').fill('pagerduty');
  await options.getByRole('button', { name: 'PagerDuty' }).first().click();
  await options.getByRole('heading', { name: 'Where this comes from' }).waitFor();
  await expectWhole(options, 'the page of a provider');
});

test('the table of tokens is whole in a window', async ({ browserSession, keybearer }) => {
  for (const secret of [SAMPLE.pylonForbidden, 'sample-nobody-pylon-000000000'])
    await keybearer.add({ providerId: 'pylon', secret, region: 'US' });
  const options = await browserSession.openPopupPage('options.html');
  await importTokens(options, [
    fakeToken('token-with-a-long-host', {
      label: 'a key with a name of many words',
      origins: ['https://customer-journeys.eu-central-1.api.acme.example'],
      expiresAt: Date.now() + 90 * 86_400_000,
    }),
  ]);
  await expect(options.getByText('customer-journeys').first()).toBeAttached();
  await expectWhole(options, 'the table of tokens', [720, 900, 1040, 1280]);
});

/** A scroll bar's width is added to the usual one where it is needed. */
const [USUAL, WITH_SCROLL_BAR] = [380, 400];

/** What the real popup over a tab of the API is like. */
async function measurePopup(session: ChromiumSession): Promise<{ width: number; cut: readonly string[] }> {
  const keybearer = await keybearerOf(session);
  await addTwo(keybearer);
  const tab = await session.context.newPage();
  await tab.goto('https://api.pagerduty.com/users/me');
  await tab.bringToFront();
  const popup = await openRealPopup(session);
  await popup.waitForText('Works');
  const width = Number(await popup.page.evaluate('innerWidth'));
  const cut = await popup.page.evaluate(cutOff);
  await popup.close();
  return { width, cut };
}

test('a real popup opens at its usual width', async ({ browserSession }) => {
  const { width, cut } = await measurePopup(browserSession);
  expect(cut).toEqual([]);
  expect(width).toBeGreaterThanOrEqual(USUAL);
  expect(width).toBeLessThan(WITH_SCROLL_BAR);
});

test('a real popup narrows where pages are zoomed to 300 %', async ({ build, replica }) => {
  const profileDir = await mkdtemp(join(tmpdir(), 'keybearer-zoomed-'));
  await mkdir(join(profileDir, 'Default'));
  // Chromium counts zoom in steps of 20 %.
  const level = Math.log(3) / Math.log(1.2);
  const preferences = { partition: { default_zoom_level: { x: level } } };
  await writeFile(join(profileDir, 'Default', 'Preferences'), JSON.stringify(preferences));
  const session = await launchChromium({ build: `.output/${build}`, replica, profileDir });
  const { width, cut } = await measurePopup(session);
  await session.close();
  await rm(profileDir, { recursive: true, force: true });
  expect(width).toBeLessThan(USUAL);
  expect(cut).toEqual([]);
});
