import type { Page } from '@playwright/test';
import { fakeToken } from '../../core/vault/testing/fake-token';
import { SAMPLE } from '../servers/sample-tokens';
import { importTokens, manyTokens } from './support/many-tokens';
import { openSection, openToken, rowsOf } from './support/options-page';
import { expect, test } from './support/test';

const SECTIONS = ['Tokens', 'Providers', 'Unlocking', 'Sending', 'Backup and moving', 'Activity', 'About'];

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const current = (page: Page) => page.getByRole('navigation').locator('[aria-current=page]');
const hash = (page: Page) => new URL(page.url()).hash;

test.describe('the index', () => {
  test('is walked by keyboard, and the browser’s own buttons lead back', async ({
    browserSession,
    keybearer,
  }) => {
    expect(await keybearer.snapshot()).not.toBeNull();
    const page = await browserSession.openPopupPage('options.html');
    await expect(title(page)).toHaveText('Tokens');
    // The page that opens at its start takes no focus.
    await expect(page.locator('body')).toBeFocused();
    for (const [at, name] of SECTIONS.entries()) {
      await page.getByRole('link', { name }).focus();
      await page.keyboard.press('Enter');
      await expect(title(page), name).toHaveText(name);
      await expect(title(page), name).toBeFocused();
      await expect(current(page)).toContainText(name);
      if (at > 0) continue;
      expect(hash(page)).toBe('#tokens');
    }
    for (const name of SECTIONS.slice(0, -1).toReversed()) {
      await page.goBack();
      await expect(title(page)).toHaveText(name);
      await expect(title(page)).toBeFocused();
    }
    await page.goForward();
    await expect(title(page)).toHaveText('Providers');
    await page.keyboard.press('4');
    await expect(title(page)).toHaveText('Sending');
    await page.keyboard.press('2');
    await expect(title(page)).toBeFocused();
    await expect(page.getByLabel('Search APIs')).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.getByLabel('Search APIs')).toBeFocused();
    // In a field a figure is a figure.
    await page.keyboard.press('3');
    await expect(page.getByLabel('Search APIs')).toHaveValue('3');
    await expect(title(page)).toHaveText('Providers');
  });

  test('has addresses for sections, their parts and pages in them', async ({ browserSession, keybearer }) => {
    const { id } = await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
    const places: readonly (readonly [address: string, title: string | RegExp, focused: string | RegExp])[] =
      [
        ['#backup', 'Backup and moving', 'Backup and moving'],
        ['#ways', 'Unlocking', 'Ways to unlock'],
        ['#access', 'Sending', 'Sites with access'],
        ['#description', 'Providers', 'From an API description'],
        [`#token=${id}`, /^Pylon US · /, /^Pylon US · /],
        ['#provider=pagerduty', /PagerDuty$/, /PagerDuty$/],
        ['#nothing-of-ours', 'Tokens', 'Tokens'],
      ];
    for (const [address, name, focused] of places) {
      await test.step(address, async () => {
        const page = await browserSession.openPopupPage(`options.html${address}`);
        await expect(title(page)).toHaveText(name);
        if (address !== '#description') await expect(page.locator(':focus')).toHaveText(focused);
        else await expect(page.getByLabel('Address of the description')).toBeVisible();
        await page.close();
      });
    }
    const gone = await browserSession.openPopupPage('options.html#token=sample-unknown-id-00');
    await expect(title(gone)).toHaveText('Tokens');
    await expect.poll(() => hash(gone)).toBe('#tokens');
  });

  // Proves P1: The address of a page about a token or a provider has a number and no name.
  test('keeps the page of a token over a reload, under an address that names nothing', async ({
    browserSession,
    keybearer,
  }) => {
    const { id } = await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
    const page = await browserSession.openPopupPage('options.html');
    await openToken(page);
    await expect(page.getByText('Authorization: Bearer ••••')).toBeVisible();
    await expect.poll(() => hash(page)).toBe('#page-0');
    await page.reload();
    await expect(title(page)).toHaveText(/^Pylon US · /);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(title(page)).toHaveText(/^Edit Pylon US/);
    await expect(title(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(title(page)).toHaveText(/^Pylon US · /);
    await expect(title(page)).toBeFocused();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await openSection(page, 'Tokens');
    await expect(page.getByRole('table')).toBeVisible();
    await page.goBack();
    await expect(title(page)).toHaveText(/^Pylon US · /);
    await keybearer.ask('token.remove', { id });
    await expect(title(page)).toHaveText('Tokens');
    await expect.poll(() => hash(page)).toBe('#tokens');
  });
});

test.describe('a thousand tokens', () => {
  test('are sorted, filtered, chosen and switched in one table', async ({ browserSession, keybearer }) => {
    test.setTimeout(180_000);
    expect(await keybearer.snapshot()).not.toBeNull();
    const page = await browserSession.openPopupPage('options.html');
    const tokens = manyTokens(1000, Date.now());
    await importTokens(page, tokens);
    const rows = rowsOf(page);
    const table = page.getByRole('table');
    await expect(rows).toHaveCount(50);
    await expect(table).toHaveAttribute('aria-rowcount', '1001');
    await expect(page.getByText('1 to 50 of 1,000')).toBeVisible();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(rows.first()).toHaveAttribute('aria-rowindex', '52');

    await page.getByRole('button', { name: 'Token', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Token', exact: true })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');

    await page.keyboard.press('/');
    await page.keyboard.type('team-7 pylon');
    const fitting = tokens.filter(
      ({ label, providerId }) => label.endsWith(' team-7') && providerId === 'pylon',
    );
    await expect(table).toHaveAttribute('aria-rowcount', String(fitting.length + 1));
    // Arrows go from row to row and choose with Shift; x takes one out again.
    await rows.first().getByRole('rowheader').getByRole('link').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 chosen')).toBeVisible();
    await page.keyboard.press('x');
    await expect(page.getByText('2 chosen')).toBeVisible();

    await page.getByRole('checkbox', { name: `Choose all ${fitting.length} in the list` }).check();
    const on = async () =>
      new Set((await keybearer.snapshot())?.tokens.filter((token) => token.on).map(({ id }) => id));
    const before = await on();
    const expected = new Set([...before].filter((id) => !fitting.some((token) => token.id === id)));
    await page.getByRole('button', { name: 'Don’t use' }).click();
    await expect(page.getByText(/tokens are not used any more/)).toBeVisible({ timeout: 60_000 });
    expect(await on()).toEqual(expected);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/not used any more/)).toHaveCount(0, { timeout: 60_000 });
    expect(await on()).toEqual(before);

    await page.getByLabel('Search tokens').fill('nobody has this');
    await expect(page.getByText('No token matches nobody has this.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('button', { name: /^Off \d+$/ }).click();
    await expect(table).toHaveAttribute('aria-rowcount', String(1000 - before.size + 1));
  });

  test('say what needs somebody, and lead there', async ({ browserSession, keybearer }) => {
    const page = await browserSession.openPopupPage('options.html');
    await importTokens(page, [
      fakeToken('token-that-ends-1', { label: 'Ends', expiresAt: Date.now() + 86_400_000 }),
      fakeToken('token-in-clear-01', {
        label: 'Clear',
        layInClear: true,
        origins: ['https://api.other.example'],
      }),
    ]);
    await keybearer.add({ providerId: 'pylon', secret: 'sample-nobody-pylon-000000000', region: 'US' });
    const needs = page.getByRole('region', { name: 'Needs you' });
    await expect(needs.getByRole('listitem')).toHaveText([
      /^1 token was refused/,
      /^1 token expires within 14 days/,
      /^2 tokens have never been tested/,
      /^1 token was stored unencrypted/,
    ]);
    await needs.getByRole('button', { name: 'Show: 1 token was refused' }).click();
    await expect(rowsOf(page)).toHaveCount(1);
    await expect(page.getByRole('rowheader').first()).toHaveText(/^Pylon/);
    await expect(page.getByRole('button', { name: 'Refused 1' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('link', { name: 'Tokens' })).toContainText('needs attention');
  });
});

test.describe('the page of a provider', () => {
  test('has exact lines, whole addresses and its sources, and asks nobody', async ({
    browserSession,
    keybearer,
    replica,
  }) => {
    expect(await keybearer.snapshot()).not.toBeNull();
    const page = await browserSession.openPopupPage('options.html#providers');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('Search APIs').fill('pagerduti');
    const row = page.getByRole('region', { name: 'All APIs' }).getByRole('listitem');
    await expect(row).toHaveText([/PagerDuty/]);
    await row.getByRole('button').click();
    await expect(title(page)).toBeFocused();
    await expect(page.locator('dd').first()).toHaveText('Authorization: Token token=••••');
    await expect(page.locator('.host-line strong')).toHaveText(['pagerduty.com', 'pagerduty.com']);
    await expect(page.getByText('GET https://api.pagerduty.com/users/me')).toBeVisible();
    await expect(page.getByText('Two independent sources agree')).toBeVisible();
    const sources = page.getByRole('region', { name: 'Where this comes from' });
    const link = sources.getByRole('link').first();
    await expect(link).toHaveAttribute('href', /^https:\/\/[^/]*pagerduty\.com\//);
    await expect(link).toHaveAttribute('rel', 'noreferrer');
    expect(
      asked.filter((url) => !url.startsWith(`chrome-extension://${browserSession.extensionId}/`)),
    ).toEqual([]);
    expect(replica.log.all()).toEqual([]);
    await page.goBack();
    await expect(page.getByLabel('Search APIs')).toHaveValue('pagerduti');
    await page.getByLabel('Search APIs').fill('');
    await page.getByRole('button', { name: 'S', exact: true }).click();
    await expect(row).toHaveCount(50);
    await expect(row.first()).toContainText('Sage HR');
  });
});
