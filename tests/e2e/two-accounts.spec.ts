import type { Page } from '@playwright/test';
import { sampleBackup } from '../../core/backup/testing/sample-backup';
import { fakeToken } from '../../core/vault/testing/fake-token';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { ageFileOf } from './support/age-file';
import { openToken } from './support/options-page';
import { expect, test } from './support/test';
import { views } from './support/views';
import { visit } from './support/visit';

const API = 'https://api.pagerduty.com';
const [MINE, SECOND_OF_MINE] = [SAMPLE.pagerdutyUserUs, SAMPLE.pagerdutySecondKeyUs];
const [ATTACKERS, NAMESAKES] = [SAMPLE.pagerdutyOtherUserUs, SAMPLE.pagerdutyNamesakeUs];
const TOKEN = { providerId: 'pagerduty', secret: MINE, region: 'US' };
const lineOf = (secret: string) => [`authorization: Token token=${secret}`];
/** What is in documents and answers to questions, ready to be copied. */
const command = (secret: string) => `curl -H 'Authorization: Token token=${secret}' ${API}/users/me`;

async function pasteAndTest(page: Page, secret: string): Promise<void> {
  await page.reload();
  await views.paste(page, command(secret));
  await views.choose(page, 'PagerDuty', 'US');
  await expect(page.getByText('On for api.pagerduty.com now: PagerDuty US · …y-us.')).toBeVisible();
  await views.allowAndTest(page);
}

/** In the settings, whose cards have the button. @returns their page */
async function pasteReplacement(session: ChromiumSession, secret: string): Promise<Page> {
  const page = await session.openPopupPage('options.html');
  await openToken(page);
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await page.getByLabel('Token', { exact: true }).fill(command(secret));
  await page.getByRole('button', { name: 'Continue' }).click();
  await views.allowAndTest(page);
  return page;
}

test.beforeEach(async ({ keybearer }) => {
  await keybearer.add(TOKEN);
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.later');
});

for (const [whose, secret, said] of [
  ["an attacker's account", ATTACKERS, 'Sample User, grace@sample.example'],
  [
    'an account with the same name and address',
    NAMESAKES,
    'Sample User, ada@sample.example (sample-company.pagerduty.com/users/',
  ],
] as const) {
  // Proves P4: An attacker’s token in a copied command is not sent unchosen, though it has your name and address.
  test(`a token of ${whose} in a copied command is not sent before it is chosen`, async ({
    keybearer,
    replica,
    tab,
  }) => {
    const { page } = keybearer;
    await pasteAndTest(page, secret);
    const notice = page.getByRole('status').filter({ hasText: 'This token is off.' });
    await expect(notice).toContainText('They belong to different accounts:');
    await expect(notice).toContainText(said);
    await expect(page.getByRole('button', { name: 'Open the API' })).toBeHidden();
    expect(await visit(tab, replica, `${API}/after-the-paste`)).toEqual(lineOf(MINE));

    await page.getByRole('button', { name: /^Use this one instead of Sample User/ }).click();
    await expect(notice).toBeHidden();
    expect(await visit(tab, replica, `${API}/after-the-choice`)).toEqual(lineOf(secret));
  });

  // Proves P4: An attacker’s token as a replacement waits for a choice.
  test(`a replacement by a token of ${whose} waits, with both tokens there`, async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    const page = await pasteReplacement(browserSession, secret);
    await expect(page.getByText('belongs to another account, so nothing was replaced')).toBeVisible();
    // The new one stands first.
    await expect(page.getByText(said).first()).toBeVisible();
    expect((await keybearer.snapshot())?.draft).toMatchObject({ state: 'open' });
    expect(await visit(tab, replica, `${API}/while-it-waits`)).toEqual(lineOf(MINE));
    await expect(page.getByRole('button', { name: /Revoke/ })).toHaveCount(0);

    await page.getByRole('button', { name: 'Replace it anyway' }).click();
    await expect(page.getByText('Works', { exact: true })).toBeVisible();
    expect((await keybearer.snapshot())?.tokens).toHaveLength(1);
    expect(await visit(tab, replica, `${API}/all-the-same`)).toEqual(lineOf(secret));
  });
}

test('a second token of one account takes over, says so, and is taken back by one click', async ({
  keybearer,
  replica,
  tab,
}) => {
  const { page } = keybearer;
  await pasteAndTest(page, SECOND_OF_MINE);
  await expect(page.getByText(/^PagerDuty US · Sample User.* was switched off/)).toBeVisible();
  expect(await visit(tab, replica, `${API}/second`)).toEqual(lineOf(SECOND_OF_MINE));
  await page.getByRole('button', { name: /^Switch back to Sample User/ }).click();
  await expect(page.getByText('This token is off.')).toContainText('Both belong to the same account.');
  expect(await visit(tab, replica, `${API}/back`)).toEqual(lineOf(MINE));
});

test('a second token that nobody tested stays off and says so', async ({ keybearer, replica, tab }) => {
  const { page } = keybearer;
  await page.reload();
  await views.paste(page, command(SECOND_OF_MINE));
  await views.choose(page, 'PagerDuty', 'US');
  await page.getByRole('button', { name: 'Save without test' }).click();
  await expect(page.getByText('Saved, not tested')).toBeVisible();
  await expect(page.getByText('Nothing shows whether they belong to the same account')).toBeVisible();
  expect(await visit(tab, replica, `${API}/untested`)).toEqual(lineOf(MINE));
  await page.getByRole('button', { name: /^Use this one instead of Sample User/ }).click();
  await expect(page.getByText('This token is off.')).toBeHidden();
  expect(await visit(tab, replica, `${API}/chosen`)).toEqual(lineOf(SECOND_OF_MINE));
});

test('a second token that is refused says that it is off, and the first goes on', async ({
  keybearer,
  replica,
  tab,
}) => {
  const { page } = keybearer;
  await pasteAndTest(page, 'u+sample-nobodys-key');
  await expect(page.getByText('Switched off because PagerDuty refused it.')).toBeVisible();
  await expect(page.getByText('PagerDuty US · Sample User stays on for api.pagerduty.com.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Use this one instead/ })).toHaveCount(0);
  expect(await visit(tab, replica, `${API}/refused`)).toEqual(lineOf(MINE));
});

test('a replacement by an account key is made, and says that nobody compared', async ({
  browserSession,
  replica,
  tab,
}) => {
  const page = await pasteReplacement(browserSession, SAMPLE.pagerdutyAccountUs);
  await expect(page.getByText('Nothing showed whether the new and the old token belong')).toBeVisible();
  expect(await visit(tab, replica, `${API}/account`)).toEqual(lineOf(SAMPLE.pagerdutyAccountUs));
});

test('a replacement of another account can be added beside, or given up', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const given = await pasteReplacement(browserSession, ATTACKERS);
  await given.getByRole('button', { name: 'Keep the old one' }).click();
  await expect.poll(async () => (await keybearer.snapshot())?.draft ?? null).toBeNull();
  expect(await visit(tab, replica, `${API}/kept`)).toEqual(lineOf(MINE));

  await given.close();
  const page = await pasteReplacement(browserSession, ATTACKERS);
  await page.getByRole('button', { name: 'Add it beside' }).click();
  await expect(page.getByText('They belong to different accounts:')).toBeVisible();
  expect((await keybearer.snapshot())?.tokens.map(({ on }) => on)).toEqual([true, false]);
  expect(await visit(tab, replica, `${API}/beside`)).toEqual(lineOf(MINE));
});

test('a token that goes to the same host in another header is named before the new one is saved', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const { page } = keybearer;
  const passphrase = 'sample passphrase for tests';
  const keyed = fakeToken('keyed-token-0001', {
    label: 'Billing key',
    providerId: 'pagerduty',
    providerName: 'PagerDuty',
    origins: [API],
    region: 'US',
    pathPrefix: '',
    headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
    allowedSites: [],
  });
  const file = await ageFileOf(sampleBackup([keyed]), passphrase);
  const options = await browserSession.openPopupPage('options.html');
  for (const [name, input] of [
    ['import.read', { file: Buffer.from(file).toString('base64'), passphrase }],
    ['import.apply', { mode: 'merge', take: [keyed.id] }],
  ] as const) {
    const send = (message: object): Promise<{ ok: boolean }> =>
      globalThis.chrome.runtime.sendMessage(message);
    expect((await options.evaluate(send, { name, input })).ok).toBe(true);
  }
  await page.reload();
  await views.paste(page, command(SECOND_OF_MINE));
  await views.choose(page, 'PagerDuty', 'US');
  const said = 'Also sent to api.pagerduty.com: PagerDuty US · Billing key as X-Api-Key';
  await expect(page.getByText(said)).toBeVisible();
  expect(await visit(tab, replica, `${API}/both`)).toEqual([...lineOf(MINE), `x-api-key: ${keyed.secret}`]);
});

test.describe('while a token is being revoked', () => {
  test('a new one of another account does not take its place, and calling it off switches nothing off', async ({
    keybearer,
    replica,
    tab,
  }) => {
    const { page } = keybearer;
    const [mine] = (await keybearer.snapshot())?.tokens ?? [];
    const id = String(mine?.id);
    await keybearer.ask('revoke.start', { id });
    await keybearer.ask('draft.put', { text: command(ATTACKERS), tabOrigin: null, replacesId: id });
    await keybearer.ask('draft.finish', { how: 'test' });
    expect(await keybearer.token(id)).toMatchObject({ status: 'revoking' });
    expect(await visit(tab, replica, `${API}/revoking`)).toEqual([]);

    await keybearer.ask('draft.finish', { how: 'beside' });
    expect(await visit(tab, replica, `${API}/beside`)).toEqual(lineOf(ATTACKERS));
    await page.reload();
    await keybearer.ask('revoke.cancel', { id });
    expect(await visit(tab, replica, `${API}/called-off`)).toEqual(lineOf(ATTACKERS));
    expect((await keybearer.token(id)).on).toBe(false);
  });
});
