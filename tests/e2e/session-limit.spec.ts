import type { Worker } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { leftOpen, readState } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { alarmTime, letTimePass } from './support/later';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample passphrase for tests';
const LIMIT = 'session-limit';
const API = 'https://api.pagerduty.com/users/me';

/** A token under a passphrase, open for an hour at most. */
async function limited(keybearer: Keybearer): Promise<void> {
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.ask('settings.set', { maxSessionMinutes: 60 });
}

async function expectLocked(keybearer: Keybearer, reason: string): Promise<void> {
  await expect.poll(() => keybearer.ask('vault.status')).toMatchObject({ lockedBecause: reason });
  await expect.poll(async () => leftOpen(await readState(keybearer.page))).toEqual([]);
  expect((await readState(keybearer.page)).rules).toEqual([]);
}

const minutesLeft = async (worker: Worker): Promise<number> =>
  (((await alarmTime(worker, LIMIT)) ?? 0) - (await worker.evaluate(() => Date.now()))) / 60_000;

// Proves P5: The session limit gives two minutes of notice, and then locks.
test('the session limit gives two minutes of notice, and then locks', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await limited(keybearer);
  expect(await visit(tab, replica, API)).toHaveLength(1);
  const tabId = await keybearer.tabId(tab);
  const worker = await browserSession.worker();
  expect(await minutesLeft(worker)).toBeGreaterThan(57);
  expect(await minutesLeft(worker)).toBeLessThanOrEqual(58);
  await letTimePass(worker, 59, LIMIT);
  await expect.poll(() => worker.evaluate(`chrome.action.getBadgeText({ tabId: ${tabId} })`)).toBe('2m');
  expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });
  await letTimePass(worker, 61, LIMIT);
  await expectLocked(keybearer, 'limit');
  await expect(keybearer.page.getByText(/The session reached its limit\.$/)).toBeVisible();
  expect(await visit(tab, replica, API)).toEqual([]);
});

test('it is noticed also by a worker that started since, at its first beat after a sleep', async ({
  keybearer,
  browserSession,
}) => {
  await limited(keybearer);
  await killWorker(browserSession, keybearer.page);
  await keybearer.ask('vault.status');
  await keybearer.ask('settings.set', { idleMinutes: null });
  await letTimePass(await browserSession.worker(), 8 * 60, 'beat');
  await expectLocked(keybearer, 'limit');
});

// Proves P5: The keys that lock work.
test('the keys that lock are known to the browser, and lock', async ({ keybearer, browserSession }) => {
  await limited(keybearer);
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await expect(options.getByText('Alt+Shift+L')).toBeVisible();
  const worker = await browserSession.worker();
  await worker.evaluate(`chrome.commands.onCommand.dispatch('another')`);
  expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });
  await worker.evaluate(`chrome.commands.onCommand.dispatch('lock')`);
  await expectLocked(keybearer, 'user');
});
