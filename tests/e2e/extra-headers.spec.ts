import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import { expect, test } from './support/test';

const API = 'https://api.airship.co.uk';
const DOCS = 'https://developers.airship.co.uk';
const AIRSHIP = { providerId: 'airship-uk', secret: SAMPLE.airship, allowedSites: [DOCS] };
const LINE = `authorization: Bearer ${SAMPLE.airship}`;
const NAMES = ['authorization', 'x-version', 'x-account'];

/** What a person does in the edit view of a token. */
async function addHeader(page: Page, name: string, value: string): Promise<void> {
  await page.getByLabel('Header', { exact: true }).fill(name);
  await page.getByLabel('Value', { exact: true }).fill(value);
  await page
    .getByRole('region', { name: 'Extra headers' })
    .getByRole('button', { name: 'Add', exact: true })
    .click();
}

async function openEditView(page: Page): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name: /^Airship/ }).click();
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('heading', { name: 'Extra headers' }).waitFor();
}

/** Opens an address, then lets the docs page fetch it with an `Accept` of its own. */
async function seen(
  tab: Page,
  replica: Replica,
  path: string,
  names = NAMES,
): Promise<readonly (readonly string[])[]> {
  replica.log.clear();
  await tab.goto(API + path);
  await tab.goto(DOCS);
  await tab.evaluate(
    (url) => fetch(url, { headers: { accept: 'text/of-the-page' } }).then((answer) => answer.text()),
    API + path,
  );
  const requests = replica.log.find({ path, method: 'GET' });
  return requests.map((request) => replica.log.headerLines(request, names));
}

test.beforeEach(async ({ keybearer }) => {
  await keybearer.add(AIRSHIP);
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.later');
});

// Proves P3: Extra headers go with the token and nowhere else.
test('are sent with the token on every request, over what a page sets, and shown', async ({
  keybearer,
  replica,
  tab,
}) => {
  const { page } = keybearer;
  expect(await seen(tab, replica, '/none')).toEqual([[LINE], [LINE]]);
  await openEditView(page);
  await addHeader(page, 'X-Version', '2026-11-01');
  await expect(page.getByText('X-Version: 2026-11-01')).toBeVisible();
  await addHeader(page, ' X-Account ', ' 4711 ');
  await expect(page.getByText('X-Account: 4711')).toBeVisible();
  const both = [LINE, 'x-account: 4711', 'x-version: 2026-11-01'];
  expect(await seen(tab, replica, '/both')).toEqual([both, both]);

  await page.bringToFront();
  await page.getByRole('button', { name: 'Remove X-Version' }).click();
  await expect(page.getByText('X-Version: 2026-11-01')).toBeHidden();
  expect(await seen(tab, replica, '/one')).toEqual([
    [LINE, 'x-account: 4711'],
    [LINE, 'x-account: 4711'],
  ]);

  await page.bringToFront();
  const accept = async (path: string) => (await seen(tab, replica, path, ['accept'])).at(-1);
  expect(await accept('/accept')).toEqual(['accept: text/of-the-page']);
  await page.bringToFront();
  await addHeader(page, 'Accept', 'application/sample');
  await expect(page.getByText('Accept: application/sample')).toBeVisible();
  expect(await accept('/accept-set')).toEqual(['accept: application/sample']);

  await keybearer.ask('pause.set', { paused: true });
  expect(await seen(tab, replica, '/paused')).toEqual([[], []]);
});

const REFUSED = [
  ['Cookie', 'a=b', 'never sets this header'],
  ['Authorization', 'Bearer x', 'never sets this header'],
  ['X-Forwarded-For', '10.0.0.1', 'never sets this header'],
  ['X-HTTP-Method-Override', 'DELETE', 'never sets this header'],
  ['sec-fetch-site', 'none', 'never sets this header'],
  ['X Version', '1', 'not a header name'],
  ['X-Version', 'ä', 'one line of plain characters'],
  ['X-Version', '', 'one line of plain characters'],
] as const;

test('that could do harm are refused in words, and nothing is saved', async ({ keybearer, replica, tab }) => {
  const { page } = keybearer;
  await openEditView(page);
  for (const [name, value, said] of REFUSED) {
    await addHeader(page, name, value);
    await expect(page.getByRole('alert')).toContainText(said);
  }
  await addHeader(page, 'X-Version', '1');
  await expect(page.getByText('X-Version: 1')).toBeVisible();
  await addHeader(page, 'x-version', '2');
  await expect(page.getByRole('alert')).toContainText('already sent with this token');
  expect(await seen(tab, replica, '/kept')).toEqual([
    [LINE, 'x-version: 1'],
    [LINE, 'x-version: 1'],
  ]);
});

test('are kept by a replacement and by a lock', async ({ keybearer, replica, tab }) => {
  const [token] = (await keybearer.snapshot())?.tokens ?? [];
  const id = String(token?.id);
  const companions = [{ name: 'X-Version', value: '3', sentOn: 'every-request' }];
  await keybearer.ask('token.edit', { id, companions });
  await keybearer.ask('draft.put', { text: SAMPLE.airshipOther, tabOrigin: null, replacesId: id });
  await keybearer.ask('draft.finish', { how: 'test' });
  await keybearer.ask('draft.finish', { how: 'all-the-same' });
  const passphrase = 'sample passphrase for tests';
  await keybearer.ask('passphrase.set', { passphrase, proof: null });
  await keybearer.ask('vault.lock');
  expect(await seen(tab, replica, '/locked')).toEqual([[], []]);
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
  const line = `authorization: Bearer ${SAMPLE.airshipOther}`;
  expect(await seen(tab, replica, '/again')).toEqual([
    [line, 'x-version: 3'],
    [line, 'x-version: 3'],
  ]);
});
