import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { carries } from './support/carried';

const API = 'https://api.airship.co.uk';
const FRAMED = `<iframe sandbox="allow-scripts allow-top-navigation" srcdoc="<script>top.location='${API}/framed'</script>"></iframe>`;

let replica: Replica;
let firefox: FirefoxSession;
let popup: Page;

test.beforeAll(async () => {
  replica = await startReplica({ tokens: SAMPLE_TOKENS });
  firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica });
  popup = await firefox.openPopupPage();
});

test.afterAll(async () => {
  await firefox?.close();
  await replica?.close();
});

const send = (name: string, input: object = {}): Promise<unknown> =>
  popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });

async function ask(name: string, input: object): Promise<void> {
  expect(await send(name, input)).toEqual(expect.objectContaining({ ok: true }));
}

/** Whether the last request to a path carried the token, once one did or the page has loaded. */
async function framedCarries(): Promise<boolean> {
  replica.log.clear();
  const page = await firefox.newPage();
  await page.goto('https://evil.example/');
  const insert = (text: string) =>
    document.body.append(document.createRange().createContextualFragment(text));
  await page.evaluate(insert, FRAMED).catch(() => {});
  const request = await replica.log.waitFor(({ path }) => path === '/framed');
  return carries(request, SAMPLE.airship);
}

// Proves P2: With *Send only after I opened the API myself*, a hidden cause carries nothing in Firefox.
test('Firefox: a page can hide that it sends the tab to the API, but not once only own visits count', async () => {
  await until('a background that is ready', async () => 'ok' in Object(await send('vault.status')));
  await ask('draft.put', { text: SAMPLE.airship, tabOrigin: null, replacesId: null });
  await ask('draft.choose', { providerId: 'airship-uk', region: null, allowedSites: [] });
  await ask('draft.finish', { how: 'test' });
  expect(await framedCarries()).toBe(true);
  await ask('settings.set', { ownVisitsOnly: true });
  expect(await framedCarries()).toBe(false);
  const tab = await firefox.newPage();
  await tab.goto(`${API}/own`).catch(() => {});
  await until('the answer to the token', async () =>
    String(await tab.evaluate('document.body.innerText').catch(() => '')).includes('Sample Head Office'),
  );
  // What the hidden page was to cause has come by now: a second request, with the token, among it.
  expect(replica.log.find({ path: '/framed' }).some((seen) => carries(seen, SAMPLE.airship))).toBe(false);
  const [last] = replica.log.find({ path: '/own' }).slice(-1);
  expect(last && carries(last, SAMPLE.airship)).toBe(true);
});
