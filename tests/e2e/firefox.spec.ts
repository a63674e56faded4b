import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { scanProfile } from '../support/profile-scan';
import { until } from '../support/until';
import { liveWithAllWays } from './support/ways-of-a-vault';

const BUILD = '.output/firefox-mv3';
const API = 'https://api.pagerduty.com/users/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const PASSPHRASE = 'lantern orchid velvet harbour';

let replica: Replica;
let firefox: FirefoxSession;
let popup: Page;
let tab: Page;
/** Every vault key that was in memory, by the moment, as its bytes. */
const keys: Record<string, Uint8Array> = {};

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  replica = await startReplica({ tokens: SAMPLE_TOKENS });
  firefox = await launchFirefox({ build: BUILD, replica });
  popup = await firefox.openPopupPage();
  tab = await firefox.newPage();
});

test.afterAll(async () => {
  await firefox?.close();
  await replica?.close();
});

const named = (name: string, role: string) => popup.locator(`::-p-aria([name="${name}"][role="${role}"])`);

/** A password field has no role to find it by. */
const secretField = () => popup.locator('input[type=password]');

async function shows(text: string): Promise<void> {
  await until(`"${text}" in the popup`, async () =>
    String(await popup.evaluate('document.body.innerText')).includes(text),
  );
}

async function send(name: string, input: object = {}): Promise<unknown> {
  const reply = await popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), {
    name,
    input,
  });
  return reply;
}

/** Notes the keys of now; every change of the ways to unlock draws another one. */
async function noteKeys(moment: string): Promise<void> {
  const stored: unknown = await popup.evaluate(() => globalThis.browser.storage.session.get('vault-keys'));
  const texts = (stored as { 'vault-keys': readonly string[] })['vault-keys'];
  for (const [at, text] of texts.entries()) keys[`vault key ${at}, ${moment}`] = Buffer.from(text, 'base64');
}

/** The Authorization lines that the server saw for a visit. */
async function visit(url = API): Promise<readonly string[]> {
  replica.log.clear();
  await tab.goto(url);
  const { hostname, pathname } = new URL(url);
  const request = await replica.log.waitFor(({ host, path }) => host === hostname && path === pathname);
  return replica.log.headerLines(request, ['authorization', 'x-api-key']);
}

test('installs without access and sends nothing', async () => {
  const origins = await popup.evaluate(async () => (await globalThis.browser.permissions.getAll()).origins);
  expect(origins).toEqual([]);
  expect(await visit()).toEqual([]);
});

test('adds a token by its views, tests it, and says that it works', async () => {
  await popup.bringToFront();
  await secretField().fill(`Authorization: Token token=${SAMPLE.pagerdutyUserUs}`);
  await named('Continue', 'button').click();
  await shows('PagerDuty uses');
  await named('US', 'radio').click();
  await until(
    'one host',
    async () => !String(await popup.evaluate('document.body.innerText')).includes('api.eu.'),
  );
  await named('Allow and test', 'button').click();
  await shows('Works');
  await shows('ada@sample.example');
});

// Proves P3: In Firefox, for one provider, no header goes over http, to another port or to a sub-domain.
test('attaches exactly its header, and none on http, another port or a sub-domain', async () => {
  expect(await visit()).toEqual([LINE]);
  expect(await visit('https://api.pagerduty.com:8443/users/me')).toEqual([]);
  expect(await visit('https://sub.api.pagerduty.com/users/me')).toEqual([]);
});

// Proves P9: Firefox counts a request that was seen to leave.
test('counts what it saw leave', async () => {
  await until('a count', async () => {
    const stored = await popup.evaluate(() => globalThis.browser.storage.session.get('sent'));
    return /"count":[1-9]/.test(JSON.stringify(stored));
  });
});

// Proves P2: Fetch, POST and navigation of a foreign page carry nothing in Firefox.
test('lends it to no foreign page', async () => {
  await tab.goto('https://evil.example/');
  replica.log.clear();
  await tab.evaluate(async (url) => {
    await fetch(url, { mode: 'no-cors' }).catch(() => null);
    await fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => null);
    location.assign(url);
  }, API);
  await until('three requests', () => replica.log.find({ host: 'api.pagerduty.com' }).length >= 3);
  expect(JSON.stringify(replica.log.all())).not.toContain(SAMPLE.pagerdutyUserUs);
});

// Proves P3: No header goes after a lock.
test('encrypts with a passphrase, locks, and unlocks', async () => {
  await popup.bringToFront();
  await noteKeys('before a passphrase');
  expect(await send('passphrase.set', { passphrase: PASSPHRASE, proof: null })).toMatchObject({ ok: true });
  expect(await visit()).toEqual([LINE]);
  expect(await send('vault.lock')).toMatchObject({ ok: true });
  await shows('Locked');
  expect(await visit()).toEqual([]);

  await popup.bringToFront();
  await secretField().fill('not the passphrase');
  await named('Unlock', 'button').click();
  await shows('That is not the passphrase');
  await secretField().fill(PASSPHRASE);
  await named('Unlock', 'button').click();
  await shows('PagerDuty');
  expect(await visit()).toEqual([LINE]);
});

test('is locked after a restart and keeps the token', async () => {
  await firefox.restart();
  popup = await firefox.openPopupPage();
  tab = await firefox.newPage();
  expect(await visit()).toEqual([]);
  expect(
    await send('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
  ).toMatchObject({ ok: true });
  expect(await visit()).toEqual([LINE]);
});

// Proves P1: No token, passphrase, recovery code or key is in the profile of Firefox.
test('leaves no secret in the profile', async () => {
  const canary = randomBytes(32);
  await popup.evaluate(
    (planted) => globalThis.browser.storage.local.set({ canary: 'canary-7f3a-keybearer-planted', planted }),
    canary.toString('base64'),
  );
  await noteKeys('with a passphrase');
  const options = await firefox.openPopupPage('options.html');
  const ways = await liveWithAllWays(
    (message) => options.evaluate((sent) => globalThis.browser.runtime.sendMessage(sent), message),
    PASSPHRASE,
  );
  await noteKeys('with all ways to unlock');
  expect(Object.keys(keys)).toHaveLength(3);
  const secrets = { token: SAMPLE.pagerdutyUserUs, passphrase: PASSPHRASE, ...keys, ...ways };
  expect(Object.keys(secrets)).toHaveLength(10);
  // Unlocked, in the middle of everything, and at the end.
  expect(await scanProfile(firefox.profileDir, secrets)).toEqual([]);
  await firefox.browser.close();
  // A text, and bytes as keys are spelled: both would be found.
  for (const planted of ['canary-7f3a-keybearer-planted', canary])
    expect(await scanProfile(firefox.profileDir, { planted })).not.toEqual([]);
  expect(await scanProfile(firefox.profileDir, secrets)).toEqual([]);
});
