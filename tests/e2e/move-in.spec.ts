import type { Page } from '@playwright/test';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { answerPrompt } from '../support/permission-prompt';
import { startXvfb } from '../support/xvfb';
import { ACME, ACME_KEY, MOD_HEADER, SECRETS } from './support/exports';
import { keybearerOf } from './support/keybearer';
import { openSection } from './support/options-page';
import { test as base, expect } from './support/test';
import { visit } from './support/visit';

const PAGERDUTY = 'https://api.pagerduty.com/users/me';
const AIRSHIP = 'https://api.airship.co.uk/api/channels';
const ACME_ME = 'https://api.acme.example/v1/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

const startWithAcme = (): Promise<Replica> =>
  startReplica({ tokens: SAMPLE_TOKENS, sites: { 'api.acme.example': ACME } });

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startWithAcme();
    await use(replica);
    await replica.close();
  },
});

/** What a person does in the view, by the names they see. */
const moveIn = {
  async open(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Move in' }).click();
    await expect(page.getByRole('heading', { name: 'Move in' })).toBeFocused();
  },
  async choose(page: Page, name: string, content: string | Buffer): Promise<void> {
    const buffer = Buffer.from(content);
    await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/plain', buffer });
  },
  group: (page: Page, name: RegExp) => page.getByRole('region', { name }),
};

async function expectNoSecret(page: Page): Promise<void> {
  const all = await page.evaluate(async () =>
    JSON.stringify([
      document.documentElement.outerHTML,
      document.title,
      location.href,
      history.state,
      await chrome.storage.session.get(null),
      await chrome.storage.local.get(null),
    ]),
  );
  for (const secret of SECRETS) expect(all).not.toContain(secret);
}

test('what ModHeader exported is taken and tested; what works is sent, byte for byte, and nothing else', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const page = await browserSession.openPopupPage('options.html#backup');
  await moveIn.open(page);
  await moveIn.choose(page, 'modheader.json', MOD_HEADER);
  const heading = page.getByRole('heading', {
    name: 'modheader.json: ModHeader, 7 headers in 5 profiles · read · nothing changed yet 7 = 3 + 1 + 3',
  });
  await expect(heading).toBeFocused();
  await expect(page.getByText('3 taken, 1 needs an address, 3 not taken.')).toBeAttached();
  const taken = moveIn.group(page, /^Taken: 3$/);
  await expect(taken.getByRole('checkbox')).toHaveCount(3);
  await expect(taken.getByRole('checkbox', { name: 'PagerDuty · On call' })).toBeChecked();
  await expect(taken.getByText(/^Authorization: Token token=••••/)).toBeVisible();
  await expect(taken.getByRole('checkbox', { name: 'Staging' })).not.toBeChecked();
  await expect(taken.getByText('was off there')).toHaveCount(1);
  const left = moveIn.group(page, /^Not taken: 3$/);
  await left.getByText('2 not a secret (User-Agent …) · 1 for answers, not for requests').click();
  await expect(left.getByText('Rest: Accept-Language')).toBeVisible();
  expect((await keybearer.snapshot())?.tokens).toEqual([]);

  // A pattern is not a host: the user names it.
  const asks = moveIn.group(page, /^Needs an address: 1$/);
  const tick = asks.getByRole('checkbox', { name: 'Everywhere' });
  const host = asks.getByLabel('Host for Everywhere');
  await expect(tick).toBeDisabled();
  await host.fill('*.acme.example');
  await host.blur();
  await expect(asks.getByRole('alert')).toHaveText(/names no single host/);
  await expect(tick).toBeDisabled();
  // Known, and takes its tokens in another way.
  await host.fill('api.pagerduty.com');
  await host.press('Enter');
  await expect(asks.getByRole('alert')).toHaveText(/Keybearer knows the API at this host/);
  await host.fill('api.acme.example/v1/me');
  await host.press('Enter');
  await expect(host).toHaveValue('https://api.acme.example');
  await expect(tick).toBeChecked();
  await expectNoSecret(page);

  await page.getByRole('button', { name: 'Take 3 and test' }).click();
  await expect(page.getByRole('heading', { name: '3 tokens were taken.' })).toBeFocused();
  await expect(
    page.getByText('Delete modheader.json and remove ModHeader: both still hold the tokens.'),
  ).toBeVisible({ timeout: 30_000 });
  const tokens = (await keybearer.snapshot())?.tokens ?? [];
  expect(tokens.map(({ label, on, test: last }) => [label, on, last?.outcome])).toEqual([
    ['On call', true, 'works'],
    ['Old', false, 'refused'],
    ['Everywhere', false, undefined],
  ]);
  // Nobody has described what its API answers, so the user decides.
  await expect(page.getByText(/^Not tested, .*: api\.acme\.example · Everywhere\./)).toBeVisible();
  expect(await visit(tab, replica, ACME_ME)).toEqual([]);
  await page.getByRole('button', { name: /Everywhere/ }).click();
  await page
    .getByRole('switch', { name: /Everywhere/ })
    .last()
    .click();
  await expect.poll(async () => (await keybearer.snapshot())?.tokens[2]?.on).toBe(true);
  await expectNoSecret(page);
  expect(await page.title()).toBe('Keybearer');
  expect(await visit(tab, replica, PAGERDUTY)).toEqual([LINE]);
  expect(await visit(tab, replica, AIRSHIP)).toEqual([]);
  expect(await visit(tab, replica, ACME_ME)).toEqual([`x-api-key: ${ACME_KEY}`]);

  await page.getByRole('button', { name: 'Done' }).click();
  await openSection(page, 'Tokens');
  await expect(page.getByText('3 tokens were stored unencrypted where they came from')).toBeVisible();
  await openSection(page, 'Backup');
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect.poll(async () => (await keybearer.snapshot())?.tokens).toEqual([]);
  expect(await keybearer.ask('own.list')).toEqual([]);
  expect(await visit(tab, replica, PAGERDUTY)).toEqual([]);
  expect(await visit(tab, replica, ACME_ME)).toEqual([]);
});

test('several that no test has accepted are not used by one click', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const page = await browserSession.openPopupPage('options.html#backup');
  await moveIn.open(page);
  await moveIn.choose(page, 'modheader.json', MOD_HEADER);
  await page.getByRole('button', { name: 'Take without test' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await openSection(page, 'Tokens');
  await page.getByRole('checkbox', { name: /^Choose all 2 in the list$/ }).check();
  const use = page.getByRole('button', { name: 'Use', exact: true });
  await use.click();
  const stay = 'they came from another tool, and no test has accepted them yet.';
  await expect(page.getByRole('status').filter({ hasText: `2 stay off: ${stay}` })).toBeVisible();
  expect((await keybearer.snapshot())?.tokens.map(({ on }) => on)).toEqual([false, false]);
  expect(await visit(tab, replica, PAGERDUTY)).toEqual([]);

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 accepted, 1 refused' })).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await use.click();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: '1 token is used now. 1 stays off: it came from another tool' }),
  ).toBeVisible();
  expect(await visit(tab, replica, PAGERDUTY)).toEqual([LINE]);
  expect(await visit(tab, replica, AIRSHIP)).toEqual([]);
});

test('a token that would take another one’s place stays off, and loses its line once it is replaced', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  await keybearer.add({ providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyOtherUserUs });
  const page = await browserSession.openPopupPage('options.html#backup');
  await moveIn.open(page);
  // Pasted, as text.
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const field = document.querySelector('.drop-zone input[type=password]');
    field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, MOD_HEADER);
  await expect(page.getByRole('heading', { name: /^ModHeader, 7 headers/ })).toBeFocused();
  await page.getByRole('checkbox', { name: /Old/ }).uncheck();
  // It waits, sealed, with what was ticked.
  await page.reload();
  await page.getByRole('button', { name: 'Move in' }).click();
  await expect(page.getByText('Start again')).toBeVisible();
  await page.getByRole('button', { name: 'Take 1 and test' }).click();
  await expect(page.getByText('Delete the file and remove ModHeader', { exact: false })).toBeVisible();
  const moved = (await keybearer.snapshot())?.tokens.find(({ label }) => label === 'On call');
  expect(moved).toMatchObject({ on: false, test: { outcome: 'works' } });
  await expect(
    page.getByRole('button', { name: /^Use this instead/ }).or(page.getByText(/is off/)),
  ).not.toHaveCount(0);
  expect(await visit(tab, replica, PAGERDUTY)).toEqual([
    `authorization: Token token=${SAMPLE.pagerdutyOtherUserUs}`,
  ]);

  const line = page.getByText('Was stored unencrypted where it came from.', { exact: false });
  await page.getByRole('button', { name: 'Done' }).click();
  await openSection(page, 'Tokens');
  await page.getByRole('button', { name: 'Show: 1 token was stored unencrypted where it came from' }).click();
  await page.getByRole('rowheader').getByRole('link').click();
  await expect(line).toHaveCount(1);
  const id = moved?.id ?? '';
  await keybearer.ask('draft.put', { text: SAMPLE.pagerdutySecondKeyUs, tabOrigin: null, replacesId: id });
  await keybearer.ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
  await keybearer.ask('draft.finish', { how: 'test' });
  await expect(line).toHaveCount(0);
});

test('what can’t be read is said in words, and ten thousand rules are five hundred and a count', async ({
  browserSession,
  keybearer,
}) => {
  const page = await browserSession.openPopupPage('options.html#backup');
  await moveIn.open(page);
  const says = (words: RegExp) => expect(page.getByRole('alert').filter({ hasText: words })).toHaveCount(1);
  await moveIn.choose(page, 'a.json', '{"rules":{}}');
  await says(/does not know this kind of file.*ModHeader, Requestly/);
  await moveIn.choose(page, 'b.json', `[\n  {"title": "a",,\n`);
  await says(/line 2, column 1[0-9]/);
  await moveIn.choose(page, 'c.zip', Buffer.from('PK\u0003\u0004'));
  await says(/Unpack it first/);
  await page.getByRole('button', { name: 'Look inside' }).click();
  await says(/Unpack it first/);

  const headers = Array.from({ length: 10_000 }, (_, at) => ({
    enabled: true,
    name: 'X-Api-Key',
    value: `k3y-of-acme-${String(at * 7919).padStart(9, '0')}xQ`,
  }));
  const urlFilters = [{ enabled: true, urlRegex: 'https://api.acme.example/' }];
  await moveIn.choose(page, 'd.json', JSON.stringify([{ version: 2, title: 'Many', headers, urlFilters }]));
  await expect(moveIn.group(page, /^Taken: 500$/)).toBeVisible();
  await expect(page.getByText('9,500 over the 500 that one file brings').first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Many' })).toHaveCount(100);
  // By the keyboard alone.
  await page.getByRole('checkbox', { name: 'Many' }).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Many' }).nth(1)).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Take 499 and test' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Backup', exact: true })).toBeFocused();
  expect((await keybearer.snapshot())?.tokens).toEqual([]);
});

test('the popup’s first view leads to it', async ({ browserSession, keybearer }) => {
  const opened = browserSession.context.waitForEvent('page');
  await keybearer.page.getByRole('button', { name: 'Move in' }).click();
  const page = await opened;
  await expect(page.getByRole('heading', { name: 'Move in' })).toBeFocused();
  expect(new URL(page.url()).hash).toBe('#move-in');
});

test('without access they are taken and not sent, until it is given', async ({ replica }) => {
  test.setTimeout(120_000);
  const xvfb = await startXvfb();
  const build = '.output/chrome-mv3';
  const session = await launchChromium({ build, replica, headed: true, display: xvfb.display });
  try {
    const keybearer = await keybearerOf(session);
    const page = await session.openPopupPage('options.html#backup');
    await moveIn.open(page);
    await moveIn.choose(page, 'modheader.json', MOD_HEADER);
    await expect(page.getByText('Your browser asks once, for 2 sites.')).toBeVisible();
    await page.getByRole('checkbox', { name: /Old/ }).uncheck();
    await expect(page.getByText('Your browser asks once, for 1 site.')).toBeVisible();
    await answerPrompt(xvfb, 'deny', () => page.getByRole('button', { name: 'Take 1 and test' }).click());
    await expect(page.getByText('Taken, not sent.')).toBeVisible();
    expect((await keybearer.snapshot())?.tokens).toMatchObject([{ on: false, test: null }]);
    expect(replica.log.find({ host: 'api.pagerduty.com' })).toEqual([]);
    await answerPrompt(xvfb, 'grant', () => page.getByRole('button', { name: 'Ask again' }).click());
    await expect
      .poll(async () => (await keybearer.snapshot())?.tokens, { timeout: 20_000 })
      .toMatchObject([{ on: true, test: { outcome: 'works' } }]);
  } finally {
    await session.close();
    await xvfb.stop();
  }
});
