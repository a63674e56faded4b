import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { until } from '../support/until';

const PASSPHRASE = 'lantern orchid velvet harbour';
const SECRET = SAMPLE.pagerdutyUserUs;

let replica: Replica;
let firefox: FirefoxSession;
let options: Page;
/** Everything is sent from here: a page in the background is slow to answer. */
let popup: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  replica = await startReplica({ tokens: SAMPLE_TOKENS });
  firefox = await launchFirefox({ build: '.output/firefox-mv3', replica });
  popup = await firefox.openPopupPage();
  options = await firefox.openPopupPage('options.html');
});

test.afterAll(async () => {
  await firefox?.close();
  await replica?.close();
});

const send = (name: string, input: object = {}): Promise<unknown> =>
  popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });

const click = async (name: string, role = 'button'): Promise<void> => {
  await options.bringToFront();
  await options.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();
};

/** Opens the page of the only token. */
async function openToken(): Promise<void> {
  await options.bringToFront();
  await until('the row', () => options.$('.row-link').then((row) => row !== null));
  await options.locator('.row-link').click();
}

/** Goes to a place of the options page, as a link there does. */
const openPlace = (place: string) => options.evaluate((to) => location.assign(`#${to}`), place);

/** Waits for a text on the options page. */
async function shows(text: string): Promise<void> {
  await until(`"${text}"`, async () =>
    String(await options.evaluate('document.body.innerText')).includes(text),
  );
}

/** What the clipboard holds, pasted with the keyboard into a page of nobody's. */
async function pasted(): Promise<string> {
  const tab = await firefox.newPage();
  await tab.setContent('<textarea></textarea>');
  await tab.bringToFront();
  await tab.focus('textarea');
  await tab.keyboard.down('Control');
  await tab.keyboard.press('v');
  await tab.keyboard.up('Control');
  const text = String(await tab.evaluate('document.querySelector("textarea").value'));
  await tab.close();
  return text;
}

async function copyToken(): Promise<void> {
  await click('Copy token');
  await shows('Copied.');
}

test('a copied token stays on the clipboard where the user gave no access to it', async () => {
  await send('draft.put', { text: SECRET, tabOrigin: null, replacesId: null });
  await send('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
  await send('draft.finish', { how: 'without-sending' });
  await send('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await openToken();
  await click('Show or copy the token…');
  await shows('It stays on the clipboard until you copy something else');
  await copyToken();
  await send('vault.lock');
  expect(await pasted()).toBe(SECRET);
});

// Proves P5: A lock clears the clipboard in Firefox.
test('with access a lock clears it, in a background without focus', async () => {
  await send('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  await openPlace('sending');
  await click('Clear the clipboard after copying a token', 'switch');
  const held = () => popup.evaluate(async () => (await globalThis.browser.permissions.getAll()).permissions);
  await until('the permission', async () => (await held())?.includes('clipboardRead'));
  await openPlace('tokens');
  await openToken();
  await click('Show or copy the token…');
  await shows('Keybearer clears it from the clipboard after 30 seconds');
  await copyToken();
  expect(await pasted()).toBe(SECRET);
  await send('vault.lock');
  expect(await pasted()).toBe('');
});
