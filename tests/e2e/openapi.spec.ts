import type { Page } from '@playwright/test';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import type { Site } from '../servers/site';
import {
  API,
  countedActions,
  DESCRIPTION,
  DOCUMENT,
  ELSEWHERE,
  json,
  METADATA,
  NEARBY,
  site,
  TOKEN,
} from './support/description-site';
import { test as base, expect } from './support/test';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const others: Site = () => json(200, DESCRIPTION);
    const sites = { [API]: site, [ELSEWHERE]: others, [METADATA]: others, [NEARBY]: others };
    const replica = await startReplica({ tokens: SAMPLE_TOKENS, sites });
    await use(replica);
    await replica.close();
  },
});

async function openDescriptions(options: Page): Promise<void> {
  await options.getByRole('button', { name: 'From an API description' }).click();
  await expect(options.getByLabel('Address of the description')).toBeVisible();
}

async function readAddress(options: Page, url: string): Promise<void> {
  await options.getByLabel('Address of the description').fill(url);
  await options.getByRole('button', { name: 'Read', exact: true }).click();
}

/** Pastes a document, as the browser tells it. */
async function pasteDocument(options: Page, text: string): Promise<void> {
  await options.getByLabel('Address of the description').focus();
  await options.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

// Proves P8: A description is asked for once, at the address on the screen, without token and cookies.
test('a description is asked for bare, though a cookie waits and a token is attached to its host', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  await browserSession.context.addCookies([{ name: 'session', value: 'sign-in', url: `https://${API}` }]);
  const own = {
    name: 'Widgets before',
    origins: [`https://${API}`],
    pathPrefix: '',
    headers: [{ name: 'Authorization', template: 'Token {token}', encoding: 'plain' }],
    fields: [],
    companions: [],
    check: { method: 'GET', path: '/v2/me' },
    docs: null,
    sharedWithApp: false,
  };
  const { id } = (await keybearer.ask('own.save', { id: null, input: own, isOther: false })) as {
    id: string;
  };
  await keybearer.add({ providerId: id, secret: TOKEN, how: 'without-test' });
  await tab.goto(`https://${API}/v2/me`);
  // It is attached, and the cookie goes, where the user opens the API.
  await expect
    .poll(() => replica.log.find({ path: '/v2/me' }).at(-1)?.rawHeaders.join())
    .toContain(`Token ${TOKEN}`);
  replica.log.clear();

  const options = await browserSession.openPopupPage('options.html#providers');
  await openDescriptions(options);
  await readAddress(options, DOCUMENT);
  await expect(options.getByText('fetched once')).toBeVisible();
  // The browser asks for the icon of the tab's page when it likes.
  const requests = replica.log.all().filter(({ path }) => path !== '/favicon.ico');
  expect(requests.map(({ method, host, url }) => `${method} https://${host}${url}`)).toEqual([
    `GET ${DOCUMENT}`,
  ]);
  for (const request of requests)
    expect(replica.log.headerLines(request, ['authorization', 'cookie', 'referer', 'origin'])).toEqual([]);
});

test('a redirect is shown and not followed, wherever it leads', async ({
  browserSession,
  keybearer,
  replica,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const options = await browserSession.openPopupPage('options.html#providers');
  await openDescriptions(options);
  await readAddress(options, `https://${API}/moved.json`);
  const target = `https://${ELSEWHERE}/openapi.json?x=1`;
  await expect(options.getByText(target)).toBeVisible();
  expect(replica.log.all().map(({ host, path }) => host + path)).toEqual([`${API}/moved.json`]);

  await options.getByRole('button', { name: 'Use this address' }).click();
  await expect(options.getByLabel('Address of the description')).toHaveValue(target);
  expect(replica.log.find({ host: ELSEWHERE })).toEqual([]);

  await readAddress(options, `https://${API}/inside.json`);
  await expect(options.getByText(`http://${METADATA}/latest`)).toBeVisible();
  await expect(options.getByRole('button', { name: 'Use this address' })).toHaveCount(0);
  await readAddress(options, `http://${METADATA}/openapi.json`);
  await expect(options.locator('form').getByText('Keybearer can’t ask this address')).toBeVisible();
  expect(replica.log.find({ host: METADATA })).toEqual([]);
});

test('nothing in a document causes a request, and its words are words', async ({
  browserSession,
  keybearer,
  replica,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const asked: string[] = [];
  browserSession.context.on('request', (request) => asked.push(request.url()));
  const options = await browserSession.openPopupPage('options.html#providers');
  await openDescriptions(options);
  await readAddress(options, `https://${API}/hostile.json`);
  await expect(options.getByText('fetched once')).toBeVisible();

  const name = await options.getByLabel('Name', { exact: true }).inputValue();
  expect(name).not.toMatch(/[\u202a-\u202e]/);
  expect(await options.locator('img').count()).toBe(0);
  await expect(options.getByText(NEARBY, { exact: false })).toBeVisible();
  await expect(options.getByRole('checkbox', { name: new RegExp(NEARBY) })).toBeDisabled();
  await expect(options.getByRole('checkbox', { name: new RegExp(METADATA) })).toBeDisabled();
  await expect(options.getByRole('checkbox', { name: /api\.github\.com/ })).not.toBeChecked();
  await expect(options.getByText('which is not fetched')).toBeVisible();
  for (const chip of await options.locator('button.chip').all()) await chip.click();
  // What the document had caused would have left before this visit does.
  const later = `https://${ELSEWHERE}/later`;
  await (await browserSession.context.newPage()).goto(later);
  const seen = replica.log.all().filter(({ path }) => path !== '/favicon.ico');
  expect(seen.map(({ host, path }) => host + path)).toEqual([`${API}/hostile.json`, `${ELSEWHERE}/later`]);
  expect(
    asked.filter(
      (url) =>
        !url.startsWith('chrome-extension:') &&
        !url.startsWith(`https://${API}/`) &&
        ![later, `https://${ELSEWHERE}/favicon.ico`].includes(url),
    ),
  ).toEqual([]);
});

test('a built-in API keeps its own record', async ({ browserSession, keybearer, replica }) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const options = await browserSession.openPopupPage('options.html#providers');
  await openDescriptions(options);
  const document = {
    ...DESCRIPTION,
    servers: [{ url: 'https://api.pagerduty.com' }],
    components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Debug-Echo' } } },
  };
  await pasteDocument(options, JSON.stringify(document));
  await expect(options.getByText('Keybearer knows this API: PagerDuty')).toBeVisible();
  await expect(options.getByText('X-Debug-Echo')).toHaveCount(0);
  await expect(options.getByRole('button', { name: 'Continue with the token' })).toHaveCount(0);
  expect(replica.log.all()).toEqual([]);
});

test('a token that is pasted by mistake never enters the field', async ({ browserSession, keybearer }) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const options = await browserSession.openPopupPage('options.html#providers');
  await openDescriptions(options);
  await pasteDocument(options, SAMPLE.pagerdutyUserUs);
  await expect(options.locator('form').getByText('describes no API')).toBeVisible();
  await expect(options.getByLabel('Address of the description')).toHaveValue('');
  expect(await options.content()).not.toContain(SAMPLE.pagerdutyUserUs);
});

test('from the document to the first authenticated answer', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const counted = countedActions();
  await tab.goto(DOCUMENT);
  await tab.bringToFront();
  const popup = keybearer.page;
  await expect(popup.getByText('This tab may be an API description.')).toBeVisible();
  replica.log.clear();
  const opened = browserSession.context.waitForEvent('page');
  await counted.do('Read it', () => popup.getByRole('button', { name: 'Read it' }).click());
  const options = await opened;
  await expect(options.getByLabel('Address of the description')).toHaveValue(DOCUMENT);
  expect(replica.log.all()).toEqual([]);
  expect(options.url()).not.toContain('acme');

  await counted.do('Read', () => options.getByRole('button', { name: 'Read', exact: true }).click());
  // The browser asks for access to one host here; the test build has it.
  counted.actions.push('Allow');
  const left = options.getByRole('button', { name: /question left/ });
  await expect(left.or(options.getByText('What will be sent'))).toBeVisible();
  await counted.do('Token', () => options.getByRole('radio', { name: 'Token {token}' }).check());
  await expect(options.getByText('What will be sent')).toBeVisible();
  await expect(options.getByText('GET /v2/me HTTP/1.1')).toBeVisible();
  await counted.do('Continue', () =>
    options.getByRole('button', { name: 'Continue with the token' }).click(),
  );
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Add a token for Acme Widgets');
  await counted.do('paste', async () => {
    await options.getByLabel('Token', { exact: true }).fill(TOKEN);
    await options.getByRole('button', { name: 'Continue' }).click();
  });
  await expect(options.getByText(/^Authorization: Token ••••/)).toBeVisible();
  replica.log.clear();
  await counted.do('test', () => options.getByRole('button', { name: /^(?:Allow|Save) and test$/ }).click());
  await expect(options.getByText('Works', { exact: false }).first()).toBeVisible();
  const asked = replica.log.find({ host: API });
  expect(asked.map((request) => replica.log.headerLines(request, ['authorization', 'cookie']))).toEqual([
    [],
    [`authorization: Token ${TOKEN}`],
  ]);
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v2/me', 'GET /v2/me']);
  console.log(`actions: ${counted.actions.length} (${counted.actions.join(', ')})`);
  expect(counted.actions.length).toBeLessThanOrEqual(8);
});

test('pasted YAML becomes an API, and its token is sent in exactly its header', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  expect(await keybearer.snapshot()).not.toBeNull();
  const options = await browserSession.openPopupPage('options.html#providers');
  await openDescriptions(options);
  await pasteDocument(
    options,
    [
      'openapi: 3.0.3',
      'info: { title: Acme Widgets }',
      `servers: [{ url: 'https://${API}/v2' }]`,
      'components:',
      '  securitySchemes:',
      '    token: { type: apiKey, in: header, name: Authorization, description: Send "Token <your token>". }',
      'security: [{ token: [] }]',
      'paths:',
      '  /me: { get: {} }',
    ].join('\n'),
  );
  const word = options.getByRole('radio', { name: 'Token {token}' });
  if ((await word.count()) > 0) await word.first().check();
  await options.getByRole('button', { name: 'Continue with the token' }).click();
  await options.getByLabel('Token', { exact: true }).fill(TOKEN);
  await options.getByRole('button', { name: 'Continue' }).click();
  await options.getByRole('button', { name: /^(?:Allow|Save) and test$/ }).click();
  await expect(options.getByText('Works', { exact: false }).first()).toBeVisible();
  replica.log.clear();
  await tab.goto(`https://${API}/v2/me`);
  await expect
    .poll(() =>
      replica.log
        .find({ host: API, path: '/v2/me' })
        .map((request) => replica.log.headerLines(request, ['authorization'])),
    )
    .toEqual([[`authorization: Token ${TOKEN}`]]);
  await expect(tab.getByText('Jane Doe')).toBeVisible();
});
