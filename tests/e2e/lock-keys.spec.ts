import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { findProgram } from '../../scripts/browsers/find-program';
import { SAMPLE } from '../servers/sample-tokens';
import type { Xvfb } from '../support/xvfb';
import { expect } from './support/test';
import { testOnScreen as test } from './support/test-on-screen';

const PASSPHRASE = 'sample passphrase for tests';

function press({ display }: Xvfb, keys: string): void {
  const program = findProgram('xdotool');
  if (program === null) throw new Error('no xdotool found: run node scripts/setup.mjs');
  execFileSync(program, ['key', keys], { env: { ...process.env, DISPLAY: display } });
}

/** Resolves when the page has heard of a key: whatever the browser made of those before it is under way by then. */
async function heard(tab: Page, keys: () => void): Promise<void> {
  await tab.evaluate(() => {
    addEventListener('keydown', ({ code }) => document.documentElement.setAttribute('data-heard', code));
  });
  keys();
  await tab.waitForSelector('html[data-heard="KeyK"]');
  await tab.evaluate(() => document.documentElement.removeAttribute('data-heard'));
}

test('the keys lock from any page, and do nothing more while locked', async ({ keybearer, tab, xvfb }) => {
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await tab.goto('https://api.pagerduty.com/users/me');
  await tab.bringToFront();
  await tab.locator('body').click();
  const secret = { kind: 'passphrase', passphrase: PASSPHRASE };
  await heard(tab, () => press(xvfb, 'alt+shift+k'));
  // Takes its time, and is refused behind a lock.
  await keybearer.ask('vault.prove', { secret });
  expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'unlocked' });
  press(xvfb, 'alt+shift+l');
  const vaultStatus = () => keybearer.ask('vault.status');
  await expect.poll(vaultStatus).toMatchObject({ state: 'locked', lockedBecause: 'user' });
  const before = await vaultStatus();
  await heard(tab, () => {
    press(xvfb, 'alt+shift+l');
    press(xvfb, 'alt+shift+k');
  });
  // Waits for the turn of locks.
  const wrong = await keybearer.send('vault.unlock', { secret: { ...secret, passphrase: 'not it' } });
  expect(wrong).toMatchObject({ ok: false, code: 'wrong-passphrase' });
  const { lockedAt } = (await vaultStatus()) as { lockedAt: number };
  expect(before).toMatchObject({ lockedAt });
});
