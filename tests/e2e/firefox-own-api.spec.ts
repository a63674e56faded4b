import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { acme, CHECK, HOST, KEY_LINE, SECRET, seen } from './support/acme-site';
import { API, DOCUMENT, site, TOKEN } from './support/description-site';

let replica: Replica;
let firefox: FirefoxSession;

test.setTimeout(120_000);

test.beforeEach(async () => {
  replica = await startReplica({ sites: { [HOST]: acme, [API]: site } });
  firefox = await launchFirefox({ build: '.output/firefox-mv3', replica });
});

test.afterEach(async () => {
  await firefox?.close();
  await replica?.close();
});

/** What a person does in a page of the add-on. */
function person(page: Page) {
  const textOf = async () => String(await page.evaluate('document.body.innerText'));
  return {
    textOf,
    click: (name: string, role = 'button') =>
      page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click(),
    fill: (selector: string, text: string) => page.locator(selector).fill(text),
    shows: (text: string) => until(`"${text}" on the page`, async () => (await textOf()).includes(text)),
  };
}

/** Every request to a host, with the lines that could say who asks. */
const asked = (host: string) =>
  replica.log
    .find({ host })
    .filter(({ path }) => path !== '/favicon.ico')
    .map((request) => ({
      line: `${request.method} ${request.url}`,
      who: replica.log.headerLines(request, ['authorization', 'cookie']),
    }));

test('in Firefox, a command for an unknown API works, and is sent byte for byte', async () => {
  const popup = await firefox.openPopupPage();
  const tab = await firefox.newPage();
  await popup.bringToFront();
  const { click, fill, shows, textOf } = person(popup);
  await fill('input[type=password]', `curl ${CHECK} -H 'X-Api-Key: ${SECRET}' -H 'Acme-Version: 2026-01-01'`);
  await click('Continue');
  await shows('GET /v1/me');
  for (const shown of ['X-Api-Key: ••••sJ8h', 'Acme-Version: 2026-01-01', HOST])
    expect(await textOf()).toContain(shown);
  expect(await textOf()).not.toContain(SECRET);
  expect(replica.log.find({ host: HOST })).toEqual([]);
  await click('Allow and test');
  await shows('Without the token 401, with it 200.');
  const bare = 'GET /v1/me | acme-version: 2026-01-01';
  expect(seen(replica)).toEqual([bare, `${bare} | ${KEY_LINE}`]);
  replica.log.clear();
  await tab.goto(CHECK);
  expect(seen(replica)).toEqual([`${bare} | ${KEY_LINE}`]);
});

test('in Firefox, a description becomes an API, asked for bare, and its token is sent byte for byte', async () => {
  const options = await firefox.openPopupPage('options.html#providers');
  const tab = await firefox.newPage();
  await options.bringToFront();
  const { click, fill, shows } = person(options);
  await click('From an API description');
  await fill('::-p-aria([name="Address of the description"][role="textbox"])', DOCUMENT);
  await click('Read');
  await shows('Token {token}');
  expect(asked(API)).toEqual([{ line: 'GET /openapi.json', who: [] }]);
  await click('Token {token}', 'radio');
  await shows('GET /v2/me HTTP/1.1');
  await click('Continue with the token');
  await fill('input[type=password]', TOKEN);
  await click('Continue');
  await shows('Authorization: Token ••••');
  replica.log.clear();
  // Access to the host was given when its description was read.
  await click('Save and test');
  await shows('Works');
  const sent = { line: 'GET /v2/me', who: [`authorization: Token ${TOKEN}`] };
  expect(asked(API)).toEqual([{ line: 'GET /v2/me', who: [] }, sent]);
  replica.log.clear();
  await tab.goto(`https://${API}/v2/me`);
  expect(asked(API)).toEqual([sent]);
});
