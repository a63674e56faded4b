import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { type Provider, providerSchema } from '../../core/providers/provider';
import packageFile from '../../package.json' with { type: 'json' };
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { CATALOGUE_FOLDER, readProviders } from '../../scripts/catalogue/read';
import { json, page as webPage } from '../servers/answers';
import { type Replica, startReplica } from '../servers/replica';
import type { Site, SiteRequest } from '../servers/site';
import { launchChromium } from '../support/chromium';
import { copyBuild } from './support/build-copy';
import type { Keybearer } from './support/keybearer';
import { test as base, expect } from './support/test';

/** Providers that do not exist, each with rules that no plain one has. */
const SECRET = 'mkx_4711-Qr5tY8uI1oP4aS7d';
const made = (name: string, changes: Partial<v.InferInput<typeof providerSchema>>): Provider =>
  v.parse(providerSchema, {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    hosts: [{ origin: `https://api.${name.toLowerCase().replaceAll(' ', '-')}-api.com` }],
    headers: [{ name: 'X-Rule-Key', template: '{token}' }],
    messagePaths: ['error.message'],
    sources: ['https://docs.made-up.com/authentication'],
    confidence: 'high',
    ...changes,
  });

const GRAPH = made('Rule Graph', {
  fields: [{ name: 'account', label: 'Account', pattern: '^[a-z0-9-]{2,40}$' }],
  checks: [
    {
      method: 'POST',
      path: '/of/{account}/graphql',
      body: '{"query":"{ viewer { name until } }"}',
      works: { status: [200], path: 'data.viewer.name', exists: true },
      identity: { kind: 'user', paths: ['data.viewer.name'] },
      expiry: { path: 'data.viewer.until' },
      scopes: { header: 'x-scopes' },
    },
  ],
});
const PARKED = made('Rule Parked', {
  confidence: 'medium',
  checks: [{ method: 'GET', path: '/v1/me', works: { status: [200], path: 'id', exists: true } }],
});
const BARE = made('Rule Bare', { confidence: 'medium' });
const QUERY = made('Rule Query', {
  headers: [],
  elsewhere: { place: 'query', parameters: [{ name: 'rule_key', template: '{token}' }] },
  checks: [{ method: 'GET', path: '/v1/quota', works: { status: [200], path: 'left', exists: true } }],
});
const REGIONS = made('Rule Regions', {
  hosts: [
    { origin: 'https://api.rule-one.com', region: 'One' },
    { origin: 'https://api.rule-two.com', region: 'Two' },
  ],
  checks: [{ method: 'GET', path: '/v1/me', works: { status: [200], path: 'id', exists: true } }],
});
const MADE = [GRAPH, PARKED, BARE, QUERY, REGIONS];
const hostsOf = ({ hosts }: Provider) => hosts.map(({ origin }) => new URL(origin).hostname);

const has = (request: SiteRequest) => request.headerValues('x-rule-key').join() === SECRET;
const refusal = json(401, { error: { message: `No such key ${SECRET}` } });
const graph: Site = (request) => {
  if (request.method !== 'POST' || request.path !== '/of/acme/graphql') return json(404, {});
  if (!has(request) || JSON.parse(request.body).query !== '{ viewer { name until } }')
    return json(200, { data: null, errors: [{ message: 'Unauthorized' }] });
  const viewer = { name: 'Jane Doe', until: '2199-01-01T00:00:00Z' };
  return json(200, { data: { viewer } }, { 'x-scopes': 'read, write' });
};
/** Where a broker has the host: everybody gets the same page. */
const parked: Site = () => webPage('For sale', 'This domain is for sale');
const bare: Site = (request) =>
  request.headerValues('authorization').join() === `Bearer ${SECRET}` ? json(200, { id: 1 }) : refusal;
const query: Site = (request) =>
  request.query.get('rule_key') === SECRET ? json(200, { left: 9 }) : refusal;
const second: Site = (request) => (has(request) ? json(200, { id: 1 }) : refusal);
const sites: Record<string, Site> = Object.fromEntries([
  ...hostsOf(GRAPH).map((host) => [host, graph]),
  ...hostsOf(PARKED).map((host) => [host, parked]),
  ...hostsOf(BARE).map((host) => [host, bare]),
  ...hostsOf(QUERY).map((host) => [host, query]),
  ['api.rule-one.com', () => refusal],
  ['api.rule-two.com', second],
]);

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startReplica({ sites });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ replica }, use) => {
    const providers = [...readProviders(CATALOGUE_FOLDER), ...MADE];
    const build = await copyOf(providers);
    const session = await launchChromium({
      build: build.path,
      replica,
      viewport: { width: 400, height: 600 },
    });
    await use(session);
    await session.close();
    await build.remove();
  },
});

async function copyOf(providers: readonly Provider[]) {
  return copyBuild('chrome-mv3', {
    hosts: MADE.flatMap(({ hosts }) => hosts.map(({ origin }) => `${origin}/*`)),
    catalogue: () => compileCatalogue(providers, packageFile.version),
  });
}

/** Adds a token as the views do, and shows the result. */
async function add(keybearer: Keybearer, { id, fields }: Provider): Promise<void> {
  await keybearer.ask('draft.put', { text: SECRET, tabOrigin: null, replacesId: null });
  await keybearer.ask('draft.choose', { providerId: id, region: null, allowedSites: [] });
  const draft = (await keybearer.snapshot())?.draft;
  if (fields.length > 0) await keybearer.ask('draft.set', { id: draft?.id, fields: { account: 'acme' } });
  await keybearer.ask('draft.finish', { how: 'test' });
  await keybearer.page.reload();
}

/** What arrived at the hosts of a provider: with the token or without it. */
const arrived = ({ log }: Replica, provider: Provider) =>
  hostsOf(provider).flatMap((host) =>
    log
      .find({ host })
      .filter(({ path }) => path !== '/favicon.ico')
      .map((request) => {
        const isWith = JSON.stringify(request).includes(SECRET);
        return `${isWith ? 'with' : 'without'} ${request.method} ${request.path.split('?')[0]}`;
      }),
  );

async function expectNoSecret(page: Page): Promise<void> {
  const stored = await page.evaluate(async () =>
    JSON.stringify([await chrome.storage.session.get(null), await chrome.storage.local.get(null)]),
  );
  expect(stored).not.toContain(SECRET);
  expect(await page.content()).not.toContain(SECRET);
}

test('a question in GraphQL with a field in its path tells whose it is, until when, and what it may do', async ({
  keybearer,
  replica,
}) => {
  const { page } = keybearer;
  await add(keybearer, GRAPH);
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  for (const shown of ['Belongs to Jane Doe', 'read, write', 'POST api.rule-graph-api.com/of/acme/graphql'])
    await expect(page.getByText(shown)).toBeVisible();
  await expect(page.getByText(/2199/)).toBeVisible();
  expect(arrived(replica, GRAPH)).toEqual(['with POST /of/acme/graphql']);
  await expectNoSecret(page);
});

// Proves P3: A host that shows a parking page gets no token of a provider that is known from one side.
test('a parked host gets no token without a second click', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await add(keybearer, PARKED);
  await expect(page.getByText(/Without the token it answered 200 with a web page/)).toBeVisible();
  await expect(page.getByText(/Not confirmed by Rule Parked/)).toBeVisible();
  expect(arrived(replica, PARKED)).toEqual(['without GET /v1/me']);
  await page.getByRole('button', { name: 'Send the token anyway' }).click();
  await expect(page.getByText('No clear answer', { exact: true })).toBeVisible();
  await expect.poll(() => arrived(replica, PARKED).at(-1)).toBe('with GET /v1/me');
  expect((await keybearer.snapshot())?.tokens[0]?.test?.outcome).toBe('unclear');
});

test('without a known check the user gives an address, and usual forms find another form', async ({
  keybearer,
  replica,
}) => {
  const { page } = keybearer;
  await add(keybearer, BARE);
  await expect(page.getByText('Saved, not tested')).toBeVisible();
  expect(arrived(replica, BARE)).toEqual([]);
  const field = page.getByLabel('Address at api.rule-bare-api.com');
  await field.fill('/jobs/run');
  await expect(page.getByText('This address may change something there.')).toBeVisible();
  await field.fill('/v1/me');
  await expect(page.getByText('GET https://api.rule-bare-api.com/v1/me')).toBeVisible();
  await page.getByRole('button', { name: 'Ask this address' }).click();
  await expect(page.getByText('Refused by Rule Bare', { exact: true })).toBeVisible();
  await expect(field).toHaveValue('/v1/me');
  expect(arrived(replica, BARE)).toEqual(['without GET /v1/me', 'with GET /v1/me']);
  await expectNoSecret(page);

  await page.getByRole('button', { name: 'Ask what it wants' }).click();
  const forms = page.getByRole('button', { name: /^Try usual forms/ });
  await expect(forms).toBeVisible();
  await expectNoSecret(page);
  await forms.click();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
});

// Proves P1: A key that travels in the address is in no result, no history and no storage.
test('a key in the query is tested and seen nowhere', async ({ browserSession, keybearer, replica }) => {
  const { page } = keybearer;
  await add(keybearer, QUERY);
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  await expect(page.getByText('GET api.rule-query-api.com/v1/quota?rule_key=••••')).toBeVisible();
  expect(arrived(replica, QUERY)).toEqual(['with GET /v1/quota']);
  await expectNoSecret(page);
  const worker = await browserSession.worker();
  const rules = await worker.evaluate(async () =>
    JSON.stringify(await chrome.declarativeNetRequest.getSessionRules()),
  );
  expect(rules).not.toContain(SECRET);
  const options = await browserSession.openPopupPage('options.html');
  const activity: unknown = await options.evaluate(() =>
    chrome.runtime.sendMessage({ name: 'activity.get', input: {} }),
  );
  expect(activity).toMatchObject({ ok: true });
  expect(JSON.stringify(activity)).not.toContain(SECRET);
});

// Proves P3: Of hosts of two companies a token is asked at, and goes to, the one that was chosen.
test('of regions of two companies one is chosen first', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await expect(add(keybearer, REGIONS)).rejects.toThrow('unknown-region');
  expect(arrived(replica, REGIONS)).toEqual([]);
  const draft = (await keybearer.snapshot())?.draft;
  await keybearer.ask('draft.set', { id: draft?.id, domain: 'rule-two.com' });
  await keybearer.ask('draft.finish', { how: 'test' });
  await page.reload();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  expect(replica.log.find({ host: 'api.rule-one.com' })).toEqual([]);
  expect(arrived(replica, REGIONS)).toEqual(['with GET /v1/me']);
  const [token] = (await keybearer.snapshot())?.tokens ?? [];
  expect(token).toMatchObject({ on: true, region: 'Two', origins: ['https://api.rule-two.com'] });
});
