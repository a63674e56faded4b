import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { readState, writeStorage } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample lantern orchid velvet 38';
const NEXT_PASSPHRASE = 'sample teapot meadow cobalt 82';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const PYLON = { providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' };
const API = 'https://api.pagerduty.com/users/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

const CONFIRM = 'Set aside and start over';

/** One token under a passphrase, locked. */
async function prepare(keybearer: Keybearer): Promise<void> {
  await keybearer.add(PAGERDUTY);
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.ask('vault.lock');
}

async function startOver(page: Page): Promise<void> {
  await page.getByText('Forgot the passphrase?').click();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByText('set aside, not deleted')).toBeVisible();
  await page.getByRole('button', { name: CONFIRM }).click();
  await expect(page.getByRole('heading', { name: 'See your own answer, not a 401' })).toBeVisible();
}

// Proves P6: A vault whose passphrase was forgotten comes back later.
test('who forgot the passphrase starts over, and brings the old vault back when it comes to mind', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await prepare(keybearer);
  const { local } = await readState(keybearer.page);
  await startOver(keybearer.page);
  expect((await keybearer.snapshot())?.tokens).toEqual([]);
  await keybearer.add(PYLON);
  await keybearer.ask('passphrase.set', { passphrase: NEXT_PASSPHRASE, proof: null });
  expect(await visit(tab, replica, API)).toEqual([]);

  const options = await browserSession.openPopupPage('options.html#set-aside');
  await options.getByRole('button', { name: /^Bring back the vault/ }).click();
  await expect(options.getByRole('heading', { name: 'Nothing is sent until you unlock' })).toBeVisible();
  // The lock comes first, and then the vault.
  await expect.poll(async () => (await readState(options)).local['vault']).toEqual(local['vault']);
  await options.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Set aside' })).toBeVisible();
  expect(await visit(tab, replica, API)).toEqual([LINE]);

  // The other one took its place among those set aside, until it is deleted in two steps.
  await options.bringToFront();
  expect((await readState(options)).local['vault.archived']).toHaveLength(1);
  const remove = options.getByRole('button', { name: /^Delete the vault/ });
  await remove.click();
  await options.getByRole('button', { name: 'Keep it' }).click();
  await remove.click();
  await options.getByRole('button', { name: 'Delete for good', exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Set aside' })).toHaveCount(0);
  expect((await readState(options)).local['vault.archived'] ?? []).toEqual([]);
});

test('Cancel leaves the vault where it is', async ({ keybearer }) => {
  await prepare(keybearer);
  const { local } = await readState(keybearer.page);
  const { page } = keybearer;
  await page.getByText('Forgot the passphrase?').click();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  expect((await readState(page)).local).toEqual(local);
});

test('tokens that are only in memory are not lost to a vault that is brought back', async ({
  keybearer,
  browserSession,
}) => {
  await prepare(keybearer);
  await startOver(keybearer.page);
  await keybearer.add(PYLON);
  const options = await browserSession.openPopupPage('options.html#set-aside');
  await options.getByRole('button', { name: /^Bring back the vault/ }).click();
  await expect(options.getByText('only in memory and would be lost')).toBeVisible();
  expect((await keybearer.snapshot())?.tokens).toHaveLength(1);
});

for (const restores of [false, true]) {
  // Proves P6: A vault that nobody can read is set aside.
  test(`a damaged vault is named, and can be set aside ${restores ? 'for a backup' : 'to start over'}`, async ({
    keybearer,
    browserSession,
  }) => {
    await prepare(keybearer);
    const garbage = { vault: 'not a vault', 'vault.previous': { format: 1 } };
    await writeStorage(keybearer.page, 'local', garbage);
    await browserSession.restart();
    const page = await browserSession.openPopupPage();
    await expect(page.getByRole('heading', { name: 'The stored tokens can’t be read' })).toBeVisible();
    await expect(page.getByText('No passphrase helps here.')).toBeVisible();
    await expect(page.getByLabel('Passphrase', { exact: true })).toHaveCount(0);

    await page.getByRole('button', { name: restores ? 'Restore a backup' : 'Start over' }).click();
    const opened = restores ? browserSession.context.waitForEvent('page') : null;
    await page.getByRole('button', { name: CONFIRM }).click();
    if (opened)
      await expect((await opened).getByRole('heading', { name: 'Backup and moving' })).toBeFocused();
    await expect(page.getByRole('heading', { name: 'See your own answer, not a 401' })).toBeVisible();
    // Kept as it was found.
    expect(JSON.stringify((await readState(page)).local)).toContain('"vault":"not a vault"');
  });
}

// Proves P6: A vault of a newer version is left alone.
test('a vault of a newer version is left alone, and starting over does not push itself forward', async ({
  keybearer,
  browserSession,
}) => {
  await prepare(keybearer);
  const newer = { vault: { format: 99 }, 'vault.previous': { format: 99 } };
  await writeStorage(keybearer.page, 'local', newer);
  await browserSession.restart();
  const page = await browserSession.openPopupPage();
  await expect(page.getByText('Update Keybearer to open them')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start over' })).toBeHidden();
  expect((await readState(page)).local).toMatchObject(newer);
});
