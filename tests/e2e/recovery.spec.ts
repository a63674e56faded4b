import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { until } from '../support/until';
import { readState } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample lantern orchid velvet 38';
const NEXT_PASSPHRASE = 'sample teapot meadow cobalt 82';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const API = 'https://api.pagerduty.com/users/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const SHAPE = /^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/;

interface RecoverySeen {
  readonly ways: readonly { readonly kind: string }[];
  readonly recoveryUsed: boolean;
}

const seen = async (keybearer: Keybearer) => (await keybearer.snapshot()) as unknown as RecoverySeen;
const shown = (options: Page) => options.locator('output.code');
const heading = (options: Page, name: string) => options.getByRole('heading', { name });

/** A token under a passphrase, and the options page in front. */
async function prepare(keybearer: Keybearer, options: Page): Promise<void> {
  await keybearer.add(PAGERDUTY);
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await options.bringToFront();
}

/** Goes through the view up to the code on the screen. */
async function draw(options: Page, button = 'Make a recovery code'): Promise<string> {
  await options.getByRole('button', { name: button }).click();
  await options.getByLabel('Current passphrase').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Show the code' }).click();
  await expect(shown(options)).toHaveText(SHAPE);
  return (await shown(options).textContent()) ?? '';
}

async function confirm(options: Page, ending: string): Promise<void> {
  await options.getByLabel('Type the last group from your paper').fill(ending);
  await options.getByRole('button', { name: 'Confirm the code' }).click();
}

async function make(options: Page): Promise<string> {
  const code = await draw(options);
  await confirm(options, code.slice(-4));
  await expect(heading(options, 'Ways to unlock')).toBeVisible();
  return code;
}

/** Locks, and types a code into the locked options page. */
async function lockAndType(keybearer: Keybearer, options: Page, code: string): Promise<void> {
  await keybearer.ask('vault.lock');
  await options.getByText('Forgot the passphrase?').click();
  await options.getByRole('button', { name: 'Use recovery code' }).click();
  await options.getByLabel('Recovery code', { exact: true }).fill(code);
  await options.getByRole('button', { name: 'Unlock', exact: true }).click();
}

const opens = (keybearer: Keybearer, code: string) =>
  keybearer.send('vault.unlock', { secret: { kind: 'recovery', code } });

/** Another symbol of the same alphabet in this place. */
const mistyped = (code: string, at: number) =>
  `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;

/** As a hurried person types it: small letters, spaces for dashes, letters for digits. */
const hurried = (code: string) =>
  ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('v', 'u')} `;

test('a code is shown once, is in force when its end was typed, and opens without the passphrase', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await prepare(keybearer, options);
  const code = await draw(options);
  expect((await seen(keybearer)).ways.map(({ kind }) => kind)).toEqual(['passphrase']);
  await confirm(options, mistyped(code.slice(-4), 0));
  await expect(options.getByText('That is not the last group of this code')).toBeVisible();
  expect((await seen(keybearer)).ways.map(({ kind }) => kind)).toEqual(['passphrase']);
  await confirm(options, code.slice(-4).toLowerCase());
  await expect(options.getByRole('button', { name: 'Replace the recovery code' })).toBeVisible();
  await expect(options.getByText(code)).toHaveCount(0);

  await lockAndType(keybearer, options, mistyped(code, 7));
  await expect(options.getByText('There is a typing error in this recovery code')).toBeVisible();
  expect(await keybearer.snapshot()).toBeNull();
  // What was typed stays, to be repaired; typing errors cost no waiting.
  await expect(options.getByText('Next try in')).toHaveCount(0);
  await options.getByLabel('Recovery code', { exact: true }).fill(hurried(code));
  await options.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(heading(options, 'Your recovery code was used')).toBeVisible();
  expect(await visit(tab, replica, API)).toEqual([LINE]);
});

test('after its use it is replaced, and a new passphrase is set without the old one', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await prepare(keybearer, options);
  const first = await make(options);
  await lockAndType(keybearer, options, first);
  await expect(shown(options)).toHaveText(SHAPE);
  const second = (await shown(options).textContent()) ?? '';
  expect(second).not.toBe(first);
  await confirm(options, second.slice(-4));

  await expect(heading(options, 'Choose a new passphrase')).toBeVisible();
  await expect(options.getByLabel('Current passphrase')).toHaveCount(0);
  await options.getByLabel('New passphrase').fill(NEXT_PASSPHRASE);
  await options.getByLabel('Repeat the passphrase').fill(NEXT_PASSPHRASE);
  await options.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(heading(options, 'Ways to unlock')).toBeVisible();
  expect((await seen(keybearer)).recoveryUsed).toBe(false);

  await keybearer.ask('vault.lock');
  expect(await opens(keybearer, first)).toMatchObject({ ok: false, code: 'wrong-recovery-code' });
  expect(
    await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
  ).toMatchObject({ ok: false, code: 'wrong-passphrase' });
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: NEXT_PASSPHRASE } });
  await keybearer.ask('vault.lock');
  expect(await opens(keybearer, second)).toMatchObject({ ok: true });
});

test('who does not replace it at once is reminded in both pages until it is done', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await prepare(keybearer, options);
  const code = await make(options);
  await lockAndType(keybearer, options, code);
  await options.getByRole('button', { name: 'Not now' }).click();
  const reminder = 'Your recovery code was used. It still works until you replace it.';
  await expect(options.getByText(reminder)).toBeVisible();
  await expect(keybearer.page.getByText(reminder)).toBeVisible();
  // It does still work.
  await keybearer.ask('vault.lock');
  expect(await opens(keybearer, code)).toMatchObject({ ok: true });

  await keybearer.page.bringToFront();
  await keybearer.page.getByRole('button', { name: 'Replace it' }).click();
  await expect(heading(options, 'Replace the recovery code')).toBeVisible();
  await options.getByRole('button', { name: 'Use the recovery code instead' }).click();
  await options.getByLabel('Recovery code', { exact: true }).fill(code);
  await options.getByRole('button', { name: 'Show the code' }).click();
  await expect(shown(options)).toHaveText(SHAPE);
  await confirm(options, ((await shown(options).textContent()) ?? '').slice(-4));
  await expect(options.getByText(reminder)).toHaveCount(0);
  await expect(keybearer.page.getByText(reminder)).toHaveCount(0);
});

// Proves P6: A recovery code that nobody confirmed changes nothing.
test('a code that nobody confirmed is forgotten by leaving and by locking; the one before works on', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await prepare(keybearer, options);
  const first = await make(options);
  const isDrawn = async () => 'pending-code' in (await readState(options)).session;

  const left = await draw(options, 'Replace the recovery code');
  expect(await isDrawn()).toBe(true);
  await options.getByRole('button', { name: 'Back' }).click();
  await until('the discarding', async () => !(await isDrawn()));

  const locked = await draw(options, 'Replace the recovery code');
  await keybearer.ask('vault.lock');
  await expect(shown(options)).toHaveCount(0);
  expect(await options.content()).not.toContain(locked);
  expect(await isDrawn()).toBe(false);
  for (const code of [left, locked]) {
    expect(await opens(keybearer, code)).toMatchObject({ code: 'wrong-recovery-code' });
  }
  expect(await opens(keybearer, first)).toMatchObject({ ok: true });
});

test('the printed sheet shows the code, what it is and how to use it, and nothing of the page', async ({
  keybearer,
  browserSession,
}) => {
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await prepare(keybearer, options);
  await draw(options);
  await options.evaluate('window.print = () => { window.printed = true; }');
  await options.getByRole('button', { name: 'Print' }).click();
  expect(await options.evaluate('window.printed')).toBe(true);
  await options.emulateMedia({ media: 'print' });
  await expect(shown(options)).toBeVisible();
  await expect(heading(options, 'Keybearer recovery code')).toBeVisible();
  await expect(options.getByText('Made on')).toBeVisible();
  await expect(options.getByText('then “Use recovery code”')).toBeVisible();
  for (const name of ['Print', 'Lock', 'Confirm the code']) {
    await expect(options.getByRole('button', { name })).toHaveCount(0);
  }
});
