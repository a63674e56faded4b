import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { SAMPLE } from '../servers/sample-tokens';
import { openSection, openToken } from './support/options-page';
import { expect, test } from './support/test';
import { views } from './support/views';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSPHRASE = 'sample lantern orchid velvet 38';
const REFUSED = 'sample-nobody-pylon-000000000';
/** Ids that React gives to the options of the picker. */
const ROW = /^#_r_\w+_-\d+$/;
const SCHEMES = ['light', 'dark'] as const;

test.describe.configure({ timeout: 180_000 });

interface Finding {
  readonly id: string;
  readonly at: readonly unknown[];
}

/** What axe finds in a page as it is now: the rule and the elements. Nothing of a page's text is in it. */
async function findings(page: Page): Promise<readonly string[]> {
  // Through the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return (await axe.run()).violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target }) => target),
    }));
  });
  return violations.filter(isFault).map(({ id, at }) => `${id}: ${at.join(' | ')}`);
}

/**
 * The name of a picker's row begins with what is seen, the provider's, and says the rest in words and in another order:
 * a group's heading, a sentence and two decorative letters stand for it on the screen.
 */
function isFault({ id, at }: Finding): boolean {
  return id !== 'label-content-name-mismatch' || !at.every((row) => ROW.test(String(row)));
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page), `${what}, ${colorScheme}`).toEqual([]);
  }
}

const click = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();

test('axe sees a fault that is planted', async ({ browserSession }) => {
  const popup = await browserSession.openPopupPage('popup.html');
  await popup.getByLabel('Token', { exact: true }).waitFor();
  await popup.evaluate(() => document.body.append(document.createElement('button')));
  expect((await findings(popup)).join('\n')).toContain('button-name: ');
});

test('the popup has no fault that axe knows, from the first view to the locked one', async ({
  browserSession,
  keybearer,
}) => {
  const popup = await browserSession.openPopupPage('popup.html');
  await popup.getByLabel('Token', { exact: true }).waitFor();
  await expectAccessible(popup, 'first run');
  await views.paste(popup, SAMPLE.pylonUs);
  await popup.getByRole('option').first().waitFor();
  await expectAccessible(popup, 'picker');
  await views.choose(popup, 'Pylon', 'US');
  await expectAccessible(popup, 'choices');
  await views.allowAndTest(popup);
  await popup.getByText('Works', { exact: true }).waitFor();
  await expectAccessible(popup, 'works');
  await click(popup, 'Done');
  await click(popup, 'In memory');
  await expect(popup.getByRole('dialog')).toBeVisible();
  await expectAccessible(popup, 'offer to keep');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: /^Pylon US/ }).click();
  await expectAccessible(popup, 'card');
  await click(popup, /^More for Pylon/);
  await expectAccessible(popup, 'menu of a token');
  for (const name of ['Edit', 'Show or copy the token…', 'Revoke at Pylon']) {
    await popup.getByRole('menuitem', { name }).click();
    await popup.getByRole('button', { name: 'Back' }).waitFor();
    await expectAccessible(popup, name);
    await click(popup, 'Back');
    await popup.getByRole('button', { name: /^Pylon US/ }).click();
    await click(popup, /^More for Pylon/);
  }
  await keybearer.add({ providerId: 'pylon', secret: REFUSED, region: 'US' });
  await popup.reload();
  await popup.getByText('Refused by Pylon', { exact: true }).waitFor();
  await expectAccessible(popup, 'refused');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.ask('vault.lock');
  await popup.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  await expectAccessible(popup, 'locked');
});

test('the settings page has no fault that axe knows', async ({ browserSession, keybearer }) => {
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await keybearer.ask('result.dismiss');
  const options = await browserSession.openPopupPage('options.html');
  await options.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  await expectAccessible(options, 'Tokens');
  await openToken(options);
  await options.getByRole('heading', { level: 1, name: 'PagerDuty' }).waitFor();
  await expectAccessible(options, 'the page of a token');
  for (const section of ['Providers', 'Unlocking', 'Sending', 'Backup and moving', 'Activity', 'About']) {
    await openSection(options, section);
    await options.getByRole('heading', { level: 1, name: section }).waitFor();
    await expectAccessible(options, section);
  }
  await openSection(options, 'Providers');
  await options.getByLabel('Search APIs').fill('pagerduty');
  await options.getByRole('button', { name: 'PagerDuty' }).first().click();
  await options.getByRole('heading', { name: 'Where this comes from' }).waitFor();
  await expectAccessible(options, 'the page of a provider');
});
