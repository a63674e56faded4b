import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { addAuthenticator } from './support/authenticator';
import { readState, writeStorage } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample lantern orchid velvet 38';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const API = 'https://api.pagerduty.com/users/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const NOTHING = 'Nothing is sent until you unlock';

interface WaysSeen {
  readonly ways: readonly { readonly kind: string; readonly id: string }[];
  readonly settings: { readonly lockWithScreen: boolean };
}

const seen = async (keybearer: Keybearer) => (await keybearer.snapshot()) as unknown as WaysSeen;
const kinds = async (keybearer: Keybearer) => (await seen(keybearer)).ways.map(({ kind }) => kind).sort();

/** It is in the list of ways, so there is a passkey. */
const removal = (options: Page) => options.getByRole('button', { name: 'Remove the passkey' });

/** A token under a passphrase, and the options page in front. */
async function prepare(keybearer: Keybearer, options: Page): Promise<void> {
  await keybearer.add(PAGERDUTY);
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await options.bringToFront();
}

/** Goes through the view that adds a passkey, up to the ceremony. */
async function enrol(options: Page, passphrase = PASSPHRASE): Promise<void> {
  await options.getByRole('button', { name: 'Add a passkey' }).click();
  await options.getByLabel('Current passphrase').fill(passphrase);
  await options.getByRole('button', { name: 'Create a passkey' }).click();
}

async function lock(keybearer: Keybearer, options: Page): Promise<void> {
  await keybearer.ask('vault.lock');
  await expect(options.getByRole('heading', { name: NOTHING })).toBeVisible();
}

test('a passkey is added, unlocks, and is removed', async ({ keybearer, browserSession, replica, tab }) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  const authenticator = await addAuthenticator(options);
  await prepare(keybearer, options);
  expect((await seen(keybearer)).settings.lockWithScreen).toBe(false);
  const before = await readState(options);
  await enrol(options);
  await expect(removal(options)).toBeVisible();
  expect(await kinds(keybearer)).toEqual(['passkey', 'passphrase']);
  expect(await authenticator.count()).toBe(1);
  expect((await seen(keybearer)).settings.lockWithScreen).toBe(true);
  // A change of the ways to unlock makes a new vault key.
  expect((await readState(options)).session['vault-keys']).not.toEqual(before.session['vault-keys']);
  expect(await visit(tab, replica, API)).toEqual([LINE]);

  await lock(keybearer, options);
  expect(await visit(tab, replica, API)).toEqual([]);
  await options.bringToFront();
  await options.getByRole('button', { name: 'Unlock with passkey' }).click();
  await expect(options.getByRole('heading', { name: 'Ways to unlock' })).toBeVisible();
  expect(await visit(tab, replica, API)).toEqual([LINE]);

  await options.bringToFront();
  await removal(options).click();
  await options.getByLabel('Current passphrase').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Ways to unlock' })).toBeVisible();
  await expect(removal(options)).toHaveCount(0);
  expect(await kinds(keybearer)).toEqual(['passphrase']);
  await lock(keybearer, options);
  await expect(options.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await expect(options.getByRole('button', { name: 'Unlock with passkey' })).toHaveCount(0);
});

test('the popup hands over to the options page, which asks for the passkey at once', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await addAuthenticator(options);
  await prepare(keybearer, options);
  await enrol(options);
  await expect(removal(options)).toBeVisible();
  await lock(keybearer, options);

  await keybearer.page.bringToFront();
  await keybearer.page.getByRole('button', { name: 'Unlock with passkey' }).click();
  // The open options page comes to the front; its authenticator answers without another click.
  await until('the unlock', () => keybearer.snapshot());
  await expect(options.getByRole('heading', { name: 'Ways to unlock' })).toBeVisible();
  expect(new URL(options.url()).hash).toBe('#unlocking');
  const pages = browserSession.context.pages().filter((page) => page.url().includes('/options.html'));
  expect(pages).toHaveLength(1);
});

test('a wrong passphrase makes no passkey', async ({ keybearer, browserSession }) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  const authenticator = await addAuthenticator(options);
  await prepare(keybearer, options);
  await enrol(options, 'not the passphrase');
  await expect(options.getByText('That is not the passphrase')).toBeVisible();
  expect(await authenticator.count()).toBe(0);
  expect(await kinds(keybearer)).toEqual(['passphrase']);
});

test('the same authenticator is not taken twice', async ({ keybearer, browserSession }) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  const authenticator = await addAuthenticator(options);
  await prepare(keybearer, options);
  await enrol(options);
  await expect(removal(options)).toBeVisible();
  await enrol(options);
  await expect(options.getByText('already has a passkey that opens this vault')).toBeVisible();
  expect(await authenticator.count()).toBe(1);
  expect(await kinds(keybearer)).toEqual(['passkey', 'passphrase']);
});

test('an authenticator that can’t encrypt is refused, and nothing is stored', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await addAuthenticator(options, { prf: false });
  await prepare(keybearer, options);
  const { local } = await readState(options);
  await enrol(options);
  await expect(options.getByText('This authenticator can’t encrypt for Keybearer')).toBeVisible();
  expect((await readState(options)).local).toEqual(local);
});

// Proves P6: A lost passkey costs no token.
test('a lost passkey leaves the passphrase, and another authenticator opens nothing', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  const authenticator = await addAuthenticator(options);
  await prepare(keybearer, options);
  await enrol(options);
  await expect(removal(options)).toBeVisible();
  await lock(keybearer, options);
  await authenticator.remove();
  const other = await addAuthenticator(options);

  await options.bringToFront();
  await options.getByRole('button', { name: 'Unlock with passkey' }).click();
  await expect(options.getByText('this device does not have it')).toBeVisible();
  expect(await other.count()).toBe(0);
  expect(await keybearer.snapshot()).toBeNull();
  expect(await visit(tab, replica, API)).toEqual([]);

  await options.bringToFront();
  await options.getByRole('button', { name: 'Try again' }).click();
  await expect(options.getByText('this device does not have it')).toBeVisible();
  await options.getByRole('button', { name: 'Use another way' }).click();
  await options.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Unlock', exact: true }).click();
  await until('the unlock', () => keybearer.snapshot());
  expect(await visit(tab, replica, API)).toEqual([LINE]);
});

test('another output than that of the passkey is refused and costs nothing', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await addAuthenticator(options);
  await prepare(keybearer, options);
  await enrol(options);
  await expect(removal(options)).toBeVisible();
  const { id: slotId } = (await seen(keybearer)).ways.find(({ kind }) => kind === 'passkey') ?? { id: '' };
  await lock(keybearer, options);
  const output = Buffer.alloc(32, 7).toString('base64');
  expect(await keybearer.send('vault.unlock', { secret: { kind: 'passkey', slotId, output } })).toMatchObject(
    { ok: false, code: 'wrong-passkey' },
  );
  expect(await keybearer.snapshot()).toBeNull();
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
});

test('without a passphrase there is no passkey to add', async ({ keybearer, browserSession }) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await keybearer.add(PAGERDUTY);
  await expect(options.getByRole('button', { name: 'Set a passphrase' })).toBeVisible();
  await expect(options.getByText('can be added after that')).toBeVisible();
  await expect(options.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
});

test('a passkey is fresh proof in the settings', async ({ keybearer, browserSession }) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await addAuthenticator(options);
  await prepare(keybearer, options);
  await enrol(options);
  await expect(removal(options)).toBeVisible();
  await writeStorage(options, 'session', { 'proven-at': 0 });
  await options.getByLabel('Lock when this machine is not used').selectOption({ label: 'Never' });
  await options.getByRole('button', { name: 'Use passkey' }).click();
  await until('the setting', async () => {
    const { settings } = (await keybearer.snapshot()) as unknown as { settings: { idleMinutes: unknown } };
    return settings.idleMinutes === null;
  });
});

test('Firefox is honest about why it offers none, and no lock with the screen', async ({ replica }) => {
  const firefox = await launchFirefox({ build: '.output/firefox-mv3', replica });
  try {
    const options = await firefox.openPopupPage('options.html#unlocking');
    const message = { name: 'passphrase.set', input: { passphrase: PASSPHRASE, proof: null } };
    await options.evaluate((sent) => globalThis.browser.runtime.sendMessage(sent), message);
    const said = () => options.evaluate('document.body.innerText').then(String);
    await until('the way to change it', async () => (await said()).includes('Make a recovery code'));
    expect(await said()).toContain('under a web address that the extension has access to');
    expect(await said()).not.toContain('Add a passkey');
    expect(await said()).toContain('Firefox does not tell extensions when the screen locks');
    expect(await said()).not.toContain('Lock when the screen locks');
  } finally {
    await firefox.close();
  }
});
