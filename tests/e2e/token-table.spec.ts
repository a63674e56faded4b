import type { Page } from '@playwright/test';
import type { TokenRecord } from '../../core/token/token-record';
import { fakeToken } from '../../core/vault/testing/fake-token';
import { SAMPLE } from '../servers/sample-tokens';
import { importTokens, manyTokens } from './support/many-tokens';
import { rowsOf } from './support/options-page';
import { expect, test } from './support/test';

const PYLON = 'api.usepylon.com';
const PAGERDUTY = 'api.pagerduty.com';

const tokenOf = (at: number, label: string, parts: Partial<TokenRecord>): TokenRecord =>
  fakeToken(`one-of-the-table-${100 + at}`, {
    providerId: 'pylon',
    providerName: 'Pylon',
    origins: [`https://${PYLON}`],
    pathPrefix: '',
    allowedSites: [],
    on: false,
    label,
    ...parts,
  });
const pagerduty: Partial<TokenRecord> = {
  providerId: 'pagerduty',
  providerName: 'PagerDuty',
  origins: [`https://${PAGERDUTY}`],
  headers: [{ name: 'Authorization', template: 'Token token={token}', encoding: 'plain' }],
  secret: SAMPLE.pagerdutyUserUs,
};

const names = (page: Page) => rowsOf(page).getByRole('rowheader').getByRole('link');
const chooseAll = (page: Page) => page.getByRole('checkbox', { name: /^Choose all \d+ in the list$/ });
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test.describe('many tokens are tested', () => {
  test('each at its own host, and an API that refuses three is asked no more', async ({
    browserSession,
    keybearer,
    replica,
  }) => {
    test.setTimeout(90_000);
    expect(await keybearer.snapshot()).not.toBeNull();
    const page = await browserSession.openPopupPage('options.html');
    const wrong = Array.from({ length: 5 }, (_, at) =>
      tokenOf(at, `Wrong ${at}`, { secret: `sample-wrong-pylon-00000000000${at}` }),
    );
    await importTokens(page, [...wrong, tokenOf(9, 'Good', pagerduty)]);
    replica.log.clear();
    await chooseAll(page).check();
    await names(page).first().focus();
    await press(page, 't');
    await expect(page.getByText(/^Testing \d of 6/)).toBeVisible();
    const end = page.getByRole('status').filter({ hasText: /^Tested: / });
    await expect(end).toHaveText(
      'Tested: 1 accepted, 3 refused, 2 not asked. After 3 refusals, no more were sent to Pylon.',
      { timeout: 30_000 },
    );
    const lines = (host: string) =>
      replica.log.find({ host }).flatMap((request) => replica.log.headerLines(request, ['authorization']));
    expect(lines(PAGERDUTY)).toEqual([`authorization: Token token=${SAMPLE.pagerdutyUserUs}`]);
    const sent = lines(PYLON);
    expect(new Set(sent).size).toBe(3);
    expect(sent).toHaveLength(3);
    for (const line of sent) expect(line).toMatch(/^authorization: Bearer sample-wrong-pylon-/);
    // Nothing was switched on, and the popup has no news.
    const { tokens = [], result = null } = (await keybearer.snapshot()) as unknown as {
      tokens: { on: boolean }[];
      result: unknown;
    };
    expect([tokens.some(({ on }) => on), result]).toEqual([false, null]);
    // The page's clock is behind what just happened.
    await expect(rowsOf(page).filter({ hasText: 'Good' })).not.toContainText(/in \d/);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(end).toHaveCount(0);
    await expect(page.locator('.row-link:focus')).toHaveCount(1);
  });

  test('until they are stopped', async ({ browserSession, keybearer, replica }) => {
    test.setTimeout(90_000);
    expect(await keybearer.snapshot()).not.toBeNull();
    const page = await browserSession.openPopupPage('options.html');
    const many = Array.from({ length: 30 }, (_, at) =>
      tokenOf(at, `Good ${at}`, { secret: SAMPLE.pylonUs, on: false }),
    );
    await importTokens(page, many);
    await chooseAll(page).check();
    replica.log.clear();
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(page.getByText(/^Testing [1-9]\d? of 30/)).toBeVisible();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    const end = page.getByRole('status').filter({ hasText: /^Stopped: / });
    await expect(end).toBeVisible();
    const accepted = Number(/(\d+) accepted/.exec((await end.textContent()) ?? '')?.[1]);
    expect(accepted).toBeLessThan(30);
    expect(replica.log.find({ host: PYLON })).toHaveLength(accepted);
  });
});

test('chosen tokens are removed at once, come back by one click, and the focus stays in the list', async ({
  browserSession,
  keybearer,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const page = await browserSession.openPopupPage('options.html');
  await importTokens(
    page,
    Array.from({ length: 8 }, (_, at) =>
      tokenOf(at, `Key ${at}`, { secret: `sample-pylon-key-0000000${at}` }),
    ),
  );
  await expect(rowsOf(page)).toHaveCount(8);
  const before = await names(page).allTextContents();
  const top = async () => (await rowsOf(page).first().boundingBox())?.y;
  const place = await top();
  await names(page).nth(2).focus();
  await press(page, 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp');
  await expect(page.getByText('3 chosen')).toBeVisible();
  // What can be done with them has its place before.
  expect(await top()).toBe(place);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('3 tokens were removed from Keybearer.')).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(5);
  await expect(names(page).nth(2)).toBeFocused();
  expect(await names(page).allTextContents()).toEqual(before.toSpliced(2, 3));
  expect(await top()).toBe(place);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(names(page)).toHaveText(before);
  await expect(page.locator('body')).not.toBeFocused();
});

test('what is not in the list is told of before it is removed with the rest', async ({
  browserSession,
  keybearer,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const page = await browserSession.openPopupPage('options.html');
  await importTokens(page, [tokenOf(1, 'Alpha', {}), tokenOf(2, 'Beta', {}), tokenOf(3, 'Gamma', pagerduty)]);
  await page.getByRole('checkbox', { name: 'Choose all 2 of Pylon' }).check();
  await page.getByLabel('Search tokens').fill('alpha');
  await expect(page.getByText('2 chosen, 1 not in this list')).toBeVisible();
  await names(page).first().focus();
  await press(page, 'Escape');
  await expect(page.getByText('None chosen')).toBeVisible();
});

// Proves P1: What the list of tokens is searched for is in memory only, and sealed.
test('search, filter, order and grouping outlive a reload, and are nowhere in the clear', async ({
  browserSession,
  keybearer,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const page = await browserSession.openPopupPage('options.html');
  await importTokens(page, manyTokens(60, Date.now()));
  const word = 'team-7';
  await page.getByLabel('Search tokens').fill(word);
  await page.getByRole('button', { name: /^Not tested/ }).click();
  await page.getByRole('button', { name: 'Expires', exact: true }).click();
  await page.getByLabel('Group by').selectOption('host');
  await expect(page.getByRole('columnheader', { name: 'Provider' })).toBeVisible();
  const shown = await names(page).allTextContents();
  expect(shown.length).toBeGreaterThan(0);
  await expect
    .poll(() =>
      page.evaluate(async () => 'token-list' in (await globalThis.chrome.storage.session.get(null))),
    )
    .toBe(true);
  const stored = await page.evaluate(async () =>
    JSON.stringify([
      (await globalThis.chrome.storage.session.get('token-list'))['token-list'],
      await globalThis.chrome.storage.local.get(null),
      { ...localStorage },
      { ...sessionStorage },
      location.href,
      document.title,
      history.state,
    ]),
  );
  expect(stored.includes(word)).toBe(false);
  await expect(async () => {
    await page.reload();
    await expect(page.getByLabel('Search tokens')).toHaveValue(word, { timeout: 2_000 });
    await expect(page.getByRole('columnheader', { name: 'Expires' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  }).toPass();
  await expect(page.getByRole('button', { name: /^Not tested/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel('Group by')).toHaveValue('host');
  await expect(names(page)).toHaveText(shown);
});

test('the table is one stop for Tab, and keys reach all of it', async ({ browserSession, keybearer }) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const page = await browserSession.openPopupPage('options.html');
  await importTokens(page, manyTokens(120, Date.now()));
  await expect(rowsOf(page)).toHaveCount(50);
  // Another search begins at its first page.
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('51 to 100 of 120')).toBeVisible();
  await page.getByLabel('Search tokens').fill('key');
  await expect(page.getByText('1 to 50 of 120')).toBeVisible();
  const row = () => page.locator('tr:focus-within').getAttribute('aria-rowindex');
  await names(page).first().focus();
  await press(page, 'End');
  await expect(page.getByText('101 to 120 of 120')).toBeVisible();
  expect(await row()).toBe('121');
  await press(page, 'PageUp');
  await expect(page.getByText('51 to 100 of 120')).toBeVisible();
  expect(await row()).toBe('71');
  await press(page, 'Home');
  expect(await row()).toBe('2');
  // Past the use of this row, to what comes after the table.
  await press(page, 'Tab', 'Tab');
  await expect(page.getByRole('button', { name: 'Previous page' })).toBeFocused();
  await press(page, 'Shift+Tab', 'Shift+Tab', 'x');
  await expect(page.getByText('1 chosen')).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Revoke at' })).toBeVisible();
});
