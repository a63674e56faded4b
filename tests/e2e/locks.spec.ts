import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { openRealPopup } from '../support/real-popup';
import { until } from '../support/until';
import { leftOpen, readState, writeStorage } from './support/extension-state';
import { type Keybearer, keybearerOf, type TokenSeen } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { endNotice, machineIs, noticeLength } from './support/machine';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample passphrase for tests';
const API = 'https://api.pagerduty.com/users/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

/** Words that tell whose tokens these are. */
const TELLING = ['PagerDuty', 'pagerduty', 'Pylon', 'Sample User', 'r-us'];

function addToken(keybearer: Keybearer): Promise<TokenSeen> {
  return keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
}

/** A token under a passphrase. */
async function addSafely(keybearer: Keybearer): Promise<TokenSeen> {
  const token = await addToken(keybearer);
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  return token;
}

async function expectLocked(page: Page, reason: string): Promise<void> {
  await until('the lock', async () => Object((await readState(page)).session['snapshot']).state === 'locked');
  await until('the end of the lock', async () => !('locking' in (await readState(page)).session));
  const state = await readState(page);
  expect(leftOpen(state)).toEqual([]);
  expect(state.session['locked']).toMatchObject({ reason });
  expect(state.rules).toEqual([]);
}

async function expectBlank(page: Page): Promise<void> {
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(?:Unlock|Just unlock)/ }).first()).toBeVisible();
  const shown = (await page.content()).replace(/api\.pagerduty\.com/g, '');
  for (const word of TELLING) expect(shown).not.toContain(word);
}

// Proves P5: A lock by hand ends sending and empties our pages.
test('lock by hand: nothing is sent, nothing is kept open, pages are blank', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  const { id } = await addSafely(keybearer);
  const other = await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
  await keybearer.ask('token.remove', { id: other.id });
  await keybearer.ask('draft.put', { text: SAMPLE.airship, tabOrigin: null, replacesId: null });
  const options = await browserSession.openPopupPage('options.html');
  await expect(options.getByText('PagerDuty').filter({ visible: true }).first()).toBeVisible();
  expect(await visit(tab, replica, API)).toEqual([LINE]);
  await tab.bringToFront();
  const popup = await openRealPopup(browserSession);
  await popup.waitForText('PagerDuty');

  await keybearer.ask('vault.lock');
  await popup.waitForText('Nothing is sent to api.pagerduty.com until you unlock');
  expect(await popup.text()).not.toContain('PagerDuty');
  await popup.close();
  await expectLocked(keybearer.page, 'user');
  await expectBlank(keybearer.page);
  await expectBlank(options);
  expect(await visit(tab, replica, API)).toEqual([]);
  for (const [name, input] of [
    ['token.test', { id }],
    ['token.edit', { id, on: true }],
    ['draft.put', { text: SAMPLE.airship, tabOrigin: null, replacesId: null }],
    ['draft.finish', { how: 'test' }],
    ['revoke.check', { id }],
    ['settings.set', { idleMinutes: null, lockWithScreen: false }],
    ['passphrase.set', { passphrase: 'another passphrase', proof: null }],
  ] as const) {
    expect(await keybearer.send(name, input), name).toEqual({ ok: false, code: 'locked', params: {} });
  }

  await options.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await options.getByRole('button', { name: /^(?:Just unlock|Unlock)$/ }).click();
  await until('the unlock', () => keybearer.snapshot());
  expect(await keybearer.snapshot()).toMatchObject({ draft: null, removed: null, tokens: [{ id }] });
  expect(await visit(tab, replica, API)).toEqual([LINE]);
});

test('a lock during a test saves nothing', async ({ keybearer, replica }) => {
  await addSafely(keybearer);
  await keybearer.ask('draft.put', { text: SAMPLE.pylonUs, tabOrigin: null, replacesId: null });
  await keybearer.ask('draft.choose', { providerId: 'pylon', region: 'US', allowedSites: [] });
  replica.setFault('api.usepylon.com', 'hang');
  const finished = keybearer.send('draft.finish', { how: 'test' });
  await replica.log.waitFor(({ host }) => host === 'api.usepylon.com');
  await keybearer.ask('vault.lock');
  expect(await finished).toMatchObject({ ok: false, code: 'locked' });
  await expectLocked(keybearer.page, 'user');
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  expect(await keybearer.snapshot()).toMatchObject({ draft: null, tokens: [{ providerId: 'pagerduty' }] });
});

// Proves P5: A machine that nobody uses, or that sleeps, locks after its notice.
test.describe('a machine that nobody uses', () => {
  const badge = (session: ChromiumSession, tabId: number) =>
    session
      .worker()
      .then(
        (worker) => worker.evaluate(`chrome.action.getBadgeText({ tabId: ${tabId} })`) as Promise<string>,
      );

  test('is said two minutes before, and then locks', async ({ keybearer, browserSession, tab, replica }) => {
    await addSafely(keybearer);
    await visit(tab, replica, API);
    const tabId = await keybearer.tabId(tab);
    const worker = await browserSession.worker();
    await machineIs(worker, 'idle');
    const notice = await noticeLength(worker);
    expect(notice).toBeGreaterThan(60_000);
    expect(notice).toBeLessThanOrEqual(120_000);
    await expect.poll(() => badge(browserSession, tabId)).toBe('2m');
    expect(await keybearer.snapshot()).toMatchObject({
      settings: { idleMinutes: 60, lockWithScreen: false },
    });

    await endNotice(worker);
    await expectLocked(keybearer.page, 'idle');
    expect(await keybearer.ask('vault.status')).toMatchObject({ lockedBecause: 'idle' });
    expect(await visit(tab, replica, API)).toEqual([]);
  });

  test('locks also when the worker was stopped during the notice', async ({ keybearer, browserSession }) => {
    await addSafely(keybearer);
    const before = await browserSession.worker();
    await machineIs(before, 'idle');
    await noticeLength(before);
    await killWorker(browserSession, keybearer.page);
    await keybearer.ask('vault.status');
    await endNotice(await browserSession.worker());
    await expectLocked(keybearer.page, 'idle');
  });

  test('is used again in time: nothing locks', async ({ keybearer, browserSession, tab, replica }) => {
    await addSafely(keybearer);
    await visit(tab, replica, API);
    const tabId = await keybearer.tabId(tab);
    const worker = await browserSession.worker();
    await machineIs(worker, 'idle');
    await noticeLength(worker);
    await expect.poll(() => badge(browserSession, tabId)).toBe('2m');
    await machineIs(worker, 'active');
    await expect.poll(() => badge(browserSession, tabId)).toBe('1');
    await endNotice(worker);
    expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
  });

  test('sleeps past the end of the notice: the first sign of life locks', async ({
    keybearer,
    browserSession,
  }) => {
    await addSafely(keybearer);
    const worker = await browserSession.worker();
    await machineIs(worker, 'idle');
    await noticeLength(worker);
    await worker.evaluate('{ const real = Date.now; Date.now = () => real() + 8 * 3_600_000; }');
    await machineIs(worker, 'active');
    await expectLocked(keybearer.page, 'idle');
  });

  test('never locks where the user said never, nor without a passphrase', async ({
    keybearer,
    browserSession,
    tab,
    replica,
  }) => {
    await addToken(keybearer);
    const worker = await browserSession.worker();
    await machineIs(worker, 'idle');
    await machineIs(worker, 'locked');
    expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });
    await keybearer.ask('vault.lock');
    expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });

    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    await keybearer.ask('settings.set', { idleMinutes: null, lockWithScreen: false });
    await machineIs(worker, 'idle');
    await endNotice(worker, 24 * 60);
    // Takes its time, and is refused behind a lock.
    await keybearer.ask('vault.prove', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
  });
});

test.describe('a locked screen', () => {
  test('locks nothing by itself, but counts as a machine that nobody uses', async ({
    keybearer,
    browserSession,
  }) => {
    await addSafely(keybearer);
    const worker = await browserSession.worker();
    await machineIs(worker, 'locked');
    expect(await noticeLength(worker)).toBeGreaterThan(59 * 60_000);
    expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });
    await endNotice(worker, 61);
    await expectLocked(keybearer.page, 'idle');
  });

  test('locks at once where the user said so', async ({ keybearer, browserSession, tab, replica }) => {
    await addSafely(keybearer);
    await keybearer.ask('settings.set', { idleMinutes: 60, lockWithScreen: true });
    const worker = await browserSession.worker();
    await machineIs(worker, 'idle');
    await noticeLength(worker);
    await machineIs(worker, 'locked');
    await expectLocked(keybearer.page, 'screen');
    expect(await visit(tab, replica, API)).toEqual([]);
  });
});

// Proves P5: A restarted browser is locked.
test.describe('a restart of the browser', () => {
  test('with a passphrase: locked until it is given', async ({ keybearer, browserSession, replica }) => {
    const { id } = await addSafely(keybearer);
    await browserSession.restart();
    const again = await keybearerOf(browserSession);
    const tab = await browserSession.context.newPage();
    expect(await again.ask('vault.status')).toMatchObject({ state: 'locked', lockedBecause: 'start' });
    await expectLocked(again.page, 'start');
    await expectBlank(again.page);
    expect(await visit(tab, replica, API)).toEqual([]);
    await again.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect(await again.token(id)).toMatchObject({ status: 'sent', test: { outcome: 'works' } });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
  });

  test('without one: everything is forgotten', async ({ keybearer, browserSession, replica }) => {
    await addToken(keybearer);
    const before = (await readState(keybearer.page)).local['vault'] as { vaultId: string };
    await browserSession.restart();
    const again = await keybearerOf(browserSession);
    const { local, rules } = await readState(again.page);
    expect(JSON.stringify(local)).not.toContain(before.vaultId);
    expect(rules).toEqual([]);
    expect(await again.snapshot()).toMatchObject({ vault: 'session', tokens: [] });
    expect(await visit(await browserSession.context.newPage(), replica, API)).toEqual([]);
  });
});

test('a wrong passphrase is told apart, waits longer each time, and costs no token', async ({
  keybearer,
  browserSession,
}) => {
  const { id } = await addSafely(keybearer);
  await keybearer.ask('vault.lock');
  const { 'unlock-tries': _none, ...local } = (await readState(keybearer.page)).local;
  type Tries = { wrong: number; at: number };
  const tries = async () => (await readState(keybearer.page)).local['unlock-tries'] as Tries;
  const nextTryAt = async () => (await keybearer.ask('vault.status')) as { nextTryAt: number | null };
  const lastTryWas = async (ago: number) =>
    writeStorage(keybearer.page, 'local', { 'unlock-tries': { ...(await tries()), at: Date.now() - ago } });
  for (const [before, seconds] of [0, 0, 1, 2, 4].entries()) {
    const reply = await keybearer.send('vault.unlock', {
      secret: { kind: 'passphrase', passphrase: `wrong ${before}` },
    });
    expect(reply).toEqual({ ok: false, code: 'wrong-passphrase', params: {} });
    const { wrong, at } = await tries();
    expect(wrong).toBe(before + 1);
    if (seconds >= 2) expect(await nextTryAt()).toMatchObject({ nextTryAt: at + seconds * 1000 });
    await lastTryWas(60_000);
  }
  // Too early, so not even the right one is tried, also by another worker.
  await writeStorage(keybearer.page, 'local', { 'unlock-tries': { wrong: 20, at: Date.now() } });
  await killWorker(browserSession, keybearer.page);
  expect(
    await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
  ).toMatchObject({
    code: 'try-later',
  });
  expect(await keybearer.ask('vault.status')).toMatchObject({
    state: 'locked',
    nextTryAt: expect.any(Number),
  });
  const { 'unlock-tries': _tries, ...vault } = (await readState(keybearer.page)).local;
  expect(vault).toEqual(local);

  await lastTryWas(60_000);
  await keybearer.page.reload();
  await keybearer.page.getByLabel('Passphrase', { exact: true }).fill('wrong again');
  await keybearer.page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(keybearer.page.getByText('That is not the passphrase. Your tokens are safe.')).toBeVisible();
  await expect(keybearer.page.getByText(/^Next try in \d+ s/)).toBeVisible();
  await lastTryWas(60_000);
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  expect(await keybearer.token(id)).toMatchObject({ status: 'sent' });
});
