import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { providerSchema } from '../../core/providers/provider';
import packageFile from '../../package.json' with { type: 'json' };
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { CATALOGUE_FOLDER, readProviders } from '../../scripts/catalogue/read';
import { json } from '../servers/answers';
import { type Replica, startReplica } from '../servers/replica';
import { chooseApi } from '../support/choose-api';
import { launchChromium } from '../support/chromium';
import { copyBuild } from './support/build-copy';
import { test as base, expect } from './support/test';
import { views } from './support/views';

/**
 * What a provider of the catalogue can ask for besides the token. None of these is a real one: the extension is the one
 * that ships, with them in its catalogue.
 */
const common = { sources: ['https://docs.samples.example/auth'], confidence: 'high' } as const;
const MADE = [
  {
    id: 'sample-forge',
    name: 'Sample Forge',
    hosts: [{ origin: 'https://sampleforge.com' }],
    ownServer: true,
    pathPrefix: '/api/v4',
    headers: [{ name: 'api_token', template: '{token}' }],
  },
  {
    id: 'sample-mailer',
    name: 'Sample Mailer',
    hosts: [{ origin: 'https://{dc}.samplemailer.com' }],
    headers: [{ name: 'Authorization', template: 'key:{token}', encoding: 'basic' }],
    fields: [
      {
        name: 'dc',
        label: 'Data centre',
        pattern: '^[a-z0-9]+$',
        cutFromToken: '^[0-9a-f]{16}-([a-z0-9]+)$',
      },
    ],
  },
  {
    id: 'sample-duo',
    name: 'Sample Duo',
    hosts: [{ origin: 'https://api.sampleduo.com' }],
    headers: [
      { name: 'X-Key', template: '{token}' },
      { name: 'X-Second', template: 'v1 {second}' },
    ],
    fields: [
      { name: 'second', label: 'Second secret', secret: true, optional: true, pattern: '^sec_[a-z]+$' },
    ],
    confidence: 'medium',
  },
  {
    id: 'sample-twin',
    name: 'Sample Twin',
    hosts: [
      { origin: 'https://api.sampletwin.com', region: 'US' },
      { origin: 'https://api.sampletwin.eu', region: 'EU' },
    ],
    headers: [{ name: 'X-Key', template: '{token}' }],
  },
  {
    id: 'sample-query',
    name: 'Sample Query',
    hosts: [{ origin: 'https://api.samplequery.com' }],
    headers: [],
    elsewhere: { place: 'query', parameters: [{ name: 'api_key', template: '{token}' }] },
  },
  {
    id: 'sample-sketch',
    name: 'Sample Sketch',
    hosts: [{ origin: 'https://api.samplesketch.com' }],
    headers: [{ name: 'X-Sketch', template: 'Sketch {token}' }],
    confidence: 'low',
  },
].map((provider) => v.parse(providerSchema, { ...common, ...provider }));

const HOSTS = [
  'git.acme.example',
  'sampleforge.com',
  'us12.samplemailer.com',
  'api.sampleduo.com',
  'api.sampletwin.com',
  'api.sampletwin.eu',
  'api.samplequery.com',
  'api.samplesketch.com',
];
const NAMES = ['api_token', 'authorization', 'x-key', 'x-second', 'x-sketch'];
const TOKEN = 'kR3wZ6sJ8hQ1tM4x0000';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const sites = Object.fromEntries(HOSTS.map((host) => [host, () => json(200, { name: 'Sample' })]));
    const replica = await startReplica({ sites });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ replica }, use) => {
    const providers = [...readProviders(CATALOGUE_FOLDER), ...MADE];
    const catalogue = () => compileCatalogue(providers, packageFile.version);
    const hosts = HOSTS.map((host) => `https://${host}/*`);
    const build = await copyBuild('chrome-mv3', { hosts, catalogue });
    const session = await launchChromium({ build: build.path, replica });
    await use(session);
    await session.close();
    await build.remove();
  },
});

const without = (page: Page) => page.getByRole('button', { name: 'Save without test' });

/** Opens an address in a tab of its own. @returns the lines that could say who asks, as its server saw them */
async function linesAt(page: Page, { log }: Replica, address: string): Promise<readonly string[]> {
  const url = new URL(address);
  log.clear();
  const tab = await page.context().newPage();
  await tab.goto(address);
  const request = await log.waitFor(({ host, path }) => host === url.hostname && path === url.pathname);
  await tab.close();
  return log.headerLines(request, NAMES);
}

test('a server of the user’s own gets the token, and the vendor’s does not', async ({
  keybearer: { page },
  replica,
}) => {
  await views.paste(page, TOKEN);
  await chooseApi(page, 'Sample Forge');
  await page.getByRole('radio', { name: 'My own server' }).check();
  await expect(without(page)).toBeHidden();
  const address = page.getByLabel('Address', { exact: true });
  await address.fill('https://sampleforge.com');
  await expect(page.getByText('This is the vendor’s own host. Choose it above.')).toBeVisible();
  await address.fill('https://*.acme.example');
  await expect(page.getByText('Name each host: a * could stand for anybody’s host.')).toBeVisible();
  await expect(without(page)).toBeHidden();
  await address.fill('git.acme.example');
  await expect(page.locator('.host-line')).toHaveText('git.acme.example/api/v4');
  await without(page).click();
  await expect(without(page)).toBeHidden();
  expect(await linesAt(page, replica, 'https://git.acme.example/api/v4/user')).toEqual([
    `api_token: ${TOKEN}`,
  ]);
  expect(await linesAt(page, replica, 'https://git.acme.example/')).toEqual([]);
  expect(await linesAt(page, replica, 'https://sampleforge.com/api/v4/user')).toEqual([]);
});

test('a server of the own network without encryption is taken once the user agreed to it', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  await views.paste(page, TOKEN);
  await chooseApi(page, 'Sample Forge');
  await page.getByRole('radio', { name: 'My own server' }).check();
  const address = page.getByLabel('Address', { exact: true });
  const known = page.getByLabel('I know this address and this network');
  await address.fill('http://git.acme.example');
  await expect(address).toHaveAccessibleDescription(/Use https/);
  await expect(known).toBeHidden();
  await address.fill('http://192.168.1.10:3000');
  await expect(address).toHaveAccessibleDescription(
    'No encryption. Anyone on the network can read the token.',
  );
  await expect(without(page)).toBeHidden();
  await known.check();
  await expect(page.locator('.host-line')).toHaveText('192.168.1.10:3000/api/v4 without encryption');
  await address.fill('http://192.168.1.11:3000');
  await expect(known).not.toBeChecked();
  await expect(without(page)).toBeHidden();
  await known.check();
  await expect(without(page)).toBeVisible();
  const draft = (await keybearer.snapshot())?.draft;
  expect(draft).toMatchObject({
    access: ['http://192.168.1.11:3000/*'],
    scope: 'chosen-tabs',
    allowedSites: [],
  });
});

test('the address of a paste is the server that it says', async ({ keybearer: { page } }) => {
  await views.paste(page, `curl https://git.acme.example/api/v4/user -H 'api_token: ${TOKEN}'`);
  await chooseApi(page, 'Sample Forge');
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue('https://git.acme.example');
  await expect(page.locator('.host-line')).toHaveText('git.acme.example/api/v4');
});

test('the host is cut from the token, and asked where it is not in it', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await views.paste(page, 'a1b2c3d4e5f60718');
  await chooseApi(page, 'Sample Mailer');
  await expect(page.getByLabel('Data centre')).toBeVisible();
  await page.getByLabel('Data centre').fill('us12.evil');
  await expect(page.getByText('This is one part of the host’s name', { exact: false })).toBeVisible();
  await expect(without(page)).toBeHidden();
  await keybearer.ask('draft.discard');
  await views.paste(page, 'a1b2c3d4e5f60718-us12');
  await chooseApi(page, 'Sample Mailer');
  await expect(page.locator('.host-line')).toHaveText('us12.samplemailer.com');
  await expect(page.getByLabel('Data centre')).toBeHidden();
  await without(page).click();
  await expect(without(page)).toBeHidden();
  // `printf 'key:a1b2c3d4e5f60718-us12' | base64`
  expect(await linesAt(page, replica, 'https://us12.samplemailer.com/')).toEqual([
    'authorization: Basic a2V5OmExYjJjM2Q0ZTVmNjA3MTgtdXMxMg==',
  ]);
});

test('a second secret may stay empty, and goes along once it is given', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await views.paste(page, TOKEN);
  await chooseApi(page, 'Sample Duo');
  await expect(page.getByText('Not confirmed by Sample Duo. The test will tell.')).toBeVisible();
  await expect(page.getByText('Not needed. If empty, it is left out.')).toBeVisible();
  await without(page).click();
  await expect(without(page)).toBeHidden();
  expect(await linesAt(page, replica, 'https://api.sampleduo.com/')).toEqual([`x-key: ${TOKEN}`]);
  await views.paste(page, `${TOKEN}1`);
  await chooseApi(page, 'Sample Duo');
  const second = page.getByLabel('Second secret');
  await expect(second).toHaveAttribute('type', 'password');
  await second.fill('sec_other');
  await expect(page.getByText('X-Second: v1 ••••')).toBeVisible();
  await without(page).click();
  await expect(without(page)).toBeHidden();
  // It would compete with the first one, so it waits until it is switched on.
  const added = (await keybearer.snapshot())?.tokens.find(({ on }) => !on);
  await keybearer.ask('token.edit', { id: added?.id, on: true });
  expect(await linesAt(page, replica, 'https://api.sampleduo.com/')).toEqual([
    `x-key: ${TOKEN}1`,
    'x-second: v1 sec_other',
  ]);
});

test('hosts of two companies are a choice, and the other one sees nothing', async ({
  keybearer: { page },
  replica,
}) => {
  await views.paste(page, TOKEN);
  await chooseApi(page, 'Sample Twin');
  await expect(without(page)).toBeHidden();
  await page.getByRole('radio', { name: 'sampletwin.eu EU' }).check();
  await expect(page.locator('.host-line')).toHaveText('api.sampletwin.eu');
  await without(page).click();
  await expect(without(page)).toBeHidden();
  expect(await linesAt(page, replica, 'https://api.sampletwin.eu/')).toEqual([`x-key: ${TOKEN}`]);
  expect(await linesAt(page, replica, 'https://api.sampletwin.com/')).toEqual([]);
});

test('a key that goes in no header is kept, and never leaves', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await views.paste(page, TOKEN);
  await chooseApi(page, 'Sample Query');
  await expect(page.getByText('?api_key=••••0000')).toBeVisible();
  await expect(
    page.getByText('Sample Query doesn’t take this key in a header', { exact: false }),
  ).toBeVisible();
  await without(page).click();
  await expect(without(page)).toBeHidden();
  const kept = (await keybearer.snapshot())?.tokens;
  expect(kept).toMatchObject([{ status: 'no-header', on: false }]);
  expect(await linesAt(page, replica, 'https://api.samplequery.com/v1/me')).toEqual([]);
  expect(JSON.stringify(replica.log.all())).not.toContain(TOKEN);
  expect(await page.evaluate(async () => (await chrome.declarativeNetRequest.getSessionRules()).length)).toBe(
    0,
  );
});

test('a little-known API only fills the form of an own one', async ({ keybearer: { page }, replica }) => {
  await views.paste(page, TOKEN);
  await chooseApi(page, 'Sample Sketch');
  await expect(
    page.getByText('The details of Sample Sketch come from a list.', { exact: false }),
  ).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true }).first()).toHaveValue('Sample Sketch');
  await page.getByLabel('Name', { exact: true }).first().fill('My Sketch');
  await expect(without(page)).toBeVisible();
  await without(page).click();
  await expect(without(page)).toBeHidden();
  const lines = [`x-sketch: Sketch ${TOKEN}`];
  expect(await linesAt(page, replica, 'https://api.samplesketch.com/')).toEqual(lines);
});
