import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../support/chromium';
import { crashChromium } from '../support/chromium-control';
import { type ProfileHit, scanProfile } from '../support/profile-scan';
import { until } from '../support/until';
import { loadBoth, smallExtension } from './support/altered-build';
import { readState } from './support/extension-state';
import { type Keybearer, keybearerOf } from './support/keybearer';
import { BROWSERS_OWN, NAIVE_FILES, NAIVE_ID, PLACES, type Place } from './support/leaks';
import { openSection, openToken } from './support/options-page';
import {
  HALF_PASSPHRASE,
  HALF_TYPED,
  LABEL,
  NEXT_PASSPHRASE,
  OWN,
  OWN_WORDS,
  PASSPHRASE,
  SECRETS,
  TELLING,
} from './support/profile-words';
import { plantPlainField, untilWritten } from './support/session-restore';
import { test as base, expect } from './support/test';
import { views } from './support/views';
import { liveWithAllWays } from './support/ways-of-a-vault';

const BUILD = '.output/chrome-mv3-e2e-all';
const API = 'https://api.pagerduty.com/users/me';

const test = base.extend<{ profileDir: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  profileDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'keybearer-profile-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test.describe.configure({ timeout: 180_000 });

// Proves P1: Secrets planted on each known way are found.
test('the scan finds what is planted on each known way, and nothing on the ways that we use', async ({
  replica,
  profileDir,
}) => {
  const naive = await smallExtension(NAIVE_FILES);
  const session = await launchChromium({ build: BUILD, replica, profileDir, args: loadBoth(BUILD, naive) });
  const canaries: Record<string, string> = {};
  const plant = async (address: string, places: readonly Place[]) => {
    for (const [at, { what, script }] of places.entries()) {
      const page = await session.context.newPage();
      await page.goto(address);
      canaries[what] = `canary-${new URL(address).protocol.length}-${at}-7d1e`;
      await page.evaluate(script.replace('CANARY', canaries[what]));
    }
  };
  await plant(`chrome-extension://${NAIVE_ID}/page.html`, PLACES);
  await plant('https://other.example/', BROWSERS_OWN);
  const restored = PLACES.filter(({ file }) => file?.test('Sessions')).map(({ what }) => what);
  const written = Object.fromEntries(restored.map((what) => [what, canaries[what] ?? '']));
  await untilWritten(join(profileDir, 'Default', 'Sessions'), written);
  await session.close();

  const hits = await scanProfile(profileDir, canaries);
  for (const { what, file } of [...PLACES, ...BROWSERS_OWN]) {
    const found = hits.filter(({ secret }) => secret === what).map((hit) => hit.file);
    if (file === null) expect(found, what).toEqual([]);
    else expect(found.join(), what).toMatch(file);
  }
  await naive.remove();
});

/** By then every other field of that page has had the same chance. */
async function untilRestorable(page: Page, profileDir: string, canary: string): Promise<void> {
  await plantPlainField(page, canary);
  await untilWritten(join(profileDir, 'Default', 'Sessions'), { canary });
}

/** Vault keys as they are kept in memory, by the moment. */
async function noteKeys(page: Page, keys: Record<string, Uint8Array>, moment: string): Promise<void> {
  const { session } = await readState(page);
  const texts = session['vault-keys'] as readonly string[];
  texts.forEach((text, at) => {
    keys[`vault key ${at}, ${moment}`] = Buffer.from(text, 'base64');
  });
}

async function addByHand(page: Page, secret: string, provider: string, region: string): Promise<void> {
  // In the background, frames come once a second.
  await page.bringToFront();
  await views.paste(page, secret);
  await views.choose(page, provider, region);
  await views.allowAndTest(page);
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  const later = page.getByRole('button', { name: 'Not now' });
  if (await later.isVisible()) await later.click();
  await page.getByRole('button', { name: 'Done' }).click();
}

/** Everything that a person does with secrets, typed by hand where a person types. */
async function live(
  keybearer: Keybearer,
  session: ChromiumSession,
): Promise<Record<string, string | Uint8Array>> {
  const { page } = keybearer;
  session.context.setDefaultTimeout(10_000);
  const keys: Record<string, Uint8Array> = {};
  await noteKeys(page, keys, 'before a passphrase');
  await addByHand(page, SAMPLE.pagerdutyUserUs, 'PagerDuty', 'US');
  await addByHand(page, SAMPLE.pylonUs, 'Pylon', 'US');
  const [first] = (await keybearer.snapshot())?.tokens ?? [];
  await keybearer.ask('token.edit', { id: first?.id, label: LABEL });
  await views.paste(page, SAMPLE.airship);
  await until('the draft', async () => (await keybearer.snapshot())?.draft);
  await keybearer.ask('draft.discard');

  const tab = await session.context.newPage();
  await tab.goto(API);
  await keybearer.ask('own.save', { id: null, input: OWN, isOther: false });
  const options = await session.openPopupPage('options.html#providers');
  await expect(options.getByText(OWN.name).first()).toBeVisible();
  await options.getByRole('button', { name: `Edit ${OWN.name}` }).click();
  await expect(options.getByLabel('Name', { exact: true })).toHaveValue(OWN.name);
  await options.getByRole('button', { name: 'Cancel' }).click();
  await openSection(options, 'Unlocking');
  await options.getByRole('button', { name: 'Set a passphrase' }).click();
  const form = options.locator('form').filter({ hasText: 'Repeat the passphrase' });
  await form.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await form.getByRole('button', { name: 'Show' }).first().click();
  await form.getByLabel('Repeat the passphrase', { exact: true }).fill(PASSPHRASE);
  await form.getByRole('button', { name: 'Set a passphrase' }).click();
  await until('the passphrase', async () => (await keybearer.snapshot())?.vault === 'passphrase');
  await noteKeys(page, keys, 'with a passphrase');

  await keybearer.ask('draft.put', {
    text: SAMPLE.pagerdutyOtherUserUs,
    tabOrigin: null,
    replacesId: first?.id,
  });
  // It belongs to somebody else, so it waits as a draft with its test.
  await keybearer.ask('draft.finish', { how: 'test' });
  await keybearer.ask('draft.finish', { how: 'all-the-same' });
  await keybearer.ask('passphrase.set', {
    passphrase: NEXT_PASSPHRASE,
    proof: { kind: 'passphrase', passphrase: PASSPHRASE },
  });
  await noteKeys(page, keys, 'with the next passphrase');
  const ways = await liveWithAllWays(
    (message) => options.evaluate((sent) => globalThis.chrome.runtime.sendMessage(sent), message),
    NEXT_PASSPHRASE,
  );
  await noteKeys(page, keys, 'with all ways to unlock');
  await tab.goto(API);

  await keybearer.ask('vault.lock');
  await page.bringToFront();
  await page.getByLabel('Passphrase', { exact: true }).fill(NEXT_PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await until('the unlock', () => keybearer.snapshot());
  return { ...keys, ...ways };
}

/** Leaves secrets in fields of a page in a tab, the one thing that session restore would write. */
async function leaveTyped(keybearer: Keybearer, session: ChromiumSession): Promise<void> {
  const { profileDir } = session;
  const adding = await session.openPopupPage();
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await adding.getByLabel('Token', { exact: true }).fill(HALF_TYPED);
  await untilRestorable(adding, profileDir, 'canary-beside-the-token');
  await keybearer.ask('vault.lock');
  await keybearer.page.getByLabel('Passphrase', { exact: true }).fill(HALF_PASSPHRASE);
  await keybearer.page.getByRole('button', { name: 'Show' }).click();
  await untilRestorable(keybearer.page, profileDir, 'canary-beside-the-passphrase');
}

const ownStorage = ({ extensionId }: ChromiumSession) => join('Local Extension Settings', extensionId);
const inOwn = (hits: readonly ProfileHit[], session: ChromiumSession) =>
  hits.filter(({ file }) => file.includes(ownStorage(session)));

for (const end of ['killed', 'closed'] as const) {
  // Proves P1: No secret is in any file of the profile, unpacked, in six spellings, unlocked, closed or killed.
  test(`no token, passphrase, recovery code or vault key is in the profile of a ${end} browser`, async ({
    replica,
    profileDir,
  }) => {
    let session = await launchChromium({ build: BUILD, replica, profileDir });
    const keys = await live(await keybearerOf(session), session);
    const secrets = { ...SECRETS, ...OWN_WORDS, ...keys };
    expect(Object.keys(keys)).toHaveLength(9);
    // Unlocked, in the middle of everything.
    expect(await scanProfile(profileDir, secrets)).toEqual([]);

    await leaveTyped(await keybearerOf(session), session);
    if (end === 'killed') await crashChromium(session.context);
    else await session.close();
    expect(await scanProfile(profileDir, secrets)).toEqual([]);

    // The browser's own memory of sites is another matter than ours.
    const telling = await scanProfile(profileDir, TELLING);
    expect(inOwn(telling, session)).toEqual([]);
    expect(telling.map(({ file }) => file).join()).toMatch(/History|Sessions|Preferences/);

    session = await launchChromium({ build: BUILD, replica, profileDir });
    const again = await keybearerOf(session);
    await again.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: NEXT_PASSPHRASE } });
    expect((await again.snapshot())?.tokens).toHaveLength(2);
    await session.close();
    expect(await scanProfile(profileDir, secrets)).toEqual([]);
  });
}

/** Where Chromium keeps addresses, titles and what restores tabs. */
const REMEMBERS = /History|Sessions|Top Sites|Shortcuts|Favicons|Visited Links/;

// Proves P1: Addresses, titles and history entries of our pages name no provider, host or account.
test('addresses and titles of our pages name no token and no provider in the profile', async ({
  replica,
  profileDir,
}) => {
  const session = await launchChromium({ build: BUILD, replica, profileDir });
  const keybearer = await keybearerOf(session);
  session.context.setDefaultTimeout(10_000);
  const { id } = await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
  await keybearer.ask('token.edit', { id, label: LABEL });
  const options = await session.openPopupPage('options.html');
  const back = () => options.getByRole('button', { name: 'Back' }).click();
  await openToken(options);
  for (const name of ['Edit', 'Replace', 'Show or copy the token…', /^Revoke at/]) {
    await options.getByRole('button', { name }).click();
    await back();
  }
  expect(new URL(options.url()).hash).toBe('#page-0');
  await options.getByRole('button', { name: 'what Keybearer knows about it' }).click();
  await expect(options.getByRole('heading', { level: 1 })).toHaveText(/Pylon$/);
  expect(new URL(options.url()).hash).toBe('#page-1');
  await openSection(options, 'Tokens');
  await options.getByLabel('Search tokens').fill(LABEL);
  await options.getByRole('button', { name: 'Add a token' }).click();
  await views.paste(options, SAMPLE.pagerdutyUserUs);
  await views.choose(options, 'PagerDuty', 'US');
  const popups: Page[] = [];
  for (const place of ['popup.html', 'popup.html#welcome', 'popup.html#panel', 'options.html#ways']) {
    const page = await session.openPopupPage(place);
    await page.locator('h1').first().waitFor();
    popups.push(page);
  }
  for (const page of [options, ...popups]) {
    expect(await page.title()).toBe('Keybearer');
    expect(await page.evaluate(() => history.state)).toBeNull();
    expect(new URL(page.url()).hash).toMatch(/^(?:#(?:welcome|panel|ways|tokens))?$/);
  }
  // The same pages with a title and an address that do tell, so that the scan is known to see them.
  const naive = { title: 'canary-of-a-title-5c1d', address: 'canary-of-an-address-5c1d' };
  await keybearer.page.evaluate(({ title, address }) => {
    document.title = title;
    history.replaceState(null, '', `#${address}`);
  }, naive);
  await untilRestorable(options, profileDir, 'canary-beside-the-fields');
  await untilWritten(join(profileDir, 'Default', 'Sessions'), naive);
  await session.close();

  const hits = await scanProfile(profileDir, { ...TELLING, id, 'second host': 'api.usepylon.com', ...naive });
  const remembered = hits.filter(({ file }) => REMEMBERS.test(file)).map(({ secret }) => secret);
  expect(new Set(remembered)).toEqual(new Set(Object.keys(naive)));
});

// Proves P1: A locked vault shows sizes in steps of 1 KiB and no more.
test('a locked vault shows no more than sizes in steps of 1 KiB', async ({ replica, profileDir }) => {
  const session = await launchChromium({ build: BUILD, replica, profileDir });
  const keybearer = await keybearerOf(session);
  await live(keybearer, session);
  await keybearer.ask('vault.lock');
  const { local } = await readState(keybearer.page);
  const text = JSON.stringify(local);
  for (const [what, word] of Object.entries({ ...TELLING, ...SECRETS, ...OWN_WORDS })) {
    expect(text.includes(word), what).toBe(false);
  }
  const vaults = Object.entries(local).filter(([key]) => key.startsWith('vault'));
  const files = vaults.map(([, file]) => file) as {
    index: string;
    records: { id: string; sealed: string }[];
  }[];
  expect(files.length).toBeGreaterThan(0);
  for (const { index, records } of files.filter((file) => file !== null)) {
    // Two tokens, an own API, the settings.
    expect(records).toHaveLength(4);
    for (const sealed of [index, ...records.map((record) => record.sealed)]) {
      expect((Buffer.from(sealed, 'base64').length - 28) % 1024).toBe(0);
    }
  }
  await session.close();
});
