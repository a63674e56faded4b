import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { readState } from './support/extension-state';
import { keybearerOf } from './support/keybearer';
import { expect, test } from './support/test';

const PASSPHRASE = 'sample passphrase for tests';
const secret = { kind: 'passphrase', passphrase: PASSPHRASE };

async function openList(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Recent activity' }).scrollIntoViewIfNeeded();
  await page.locator('section', { hasText: 'Recent activity' }).getByText('Show', { exact: true }).click();
}

/** What happened, newest first, without the times. */
const lines = (page: Page) => page.locator('.activity li > span').allTextContents();

// Proves P1: The activity can’t be read while locked, neither in memory nor after a restart.
test('what happened is there after a restart, and cannot be read while locked', async ({
  keybearer,
  browserSession,
}) => {
  const { id, label } = await keybearer.add({
    providerId: 'pagerduty',
    secret: SAMPLE.pagerdutyUserUs,
    region: 'US',
  });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.ask('token.reveal', { id });
  await keybearer.ask('vault.lock');
  await keybearer.send('vault.unlock', { secret: { ...secret, passphrase: 'wrong' } });
  await expect
    .poll(async () => JSON.stringify((await readState(keybearer.page)).session['to-note']))
    .toContain('wrong-secret');
  const locked = await readState(keybearer.page);
  expect(JSON.stringify(locked)).not.toContain(label);
  const settings = await browserSession.openPopupPage('options.html#activity');
  const asked: unknown = await settings.evaluate(() =>
    globalThis.chrome.runtime.sendMessage({ name: 'activity.get', input: {} }),
  );
  expect(asked).toMatchObject({ ok: false, code: 'locked' });
  await keybearer.ask('vault.unlock', { secret });
  await expect.poll(async () => 'to-note' in (await readState(keybearer.page)).session).toBe(false);

  await browserSession.restart();
  const again = await keybearerOf(browserSession);
  expect(JSON.stringify((await readState(again.page)).local)).not.toContain(label);
  await again.ask('vault.unlock', { secret });
  const options = await browserSession.openPopupPage('options.html#activity');
  await openList(options);
  await expect
    .poll(() => lines(options))
    .toEqual([
      'Unlocked with a passphrase',
      'Unlocked with a passphrase',
      'Somebody tried to unlock with a wrong secret',
      'Locked. You locked it.',
      `Read PagerDuty US · ${label} to show or copy it`,
      'Added a way to unlock: a passphrase',
      `Added PagerDuty US · ${label}`,
      expect.stringMatching(/^Tested .*: works$/),
    ]);

  await options.getByRole('button', { name: 'Forget all this' }).click();
  await options.getByRole('group').getByRole('button', { name: 'Forget all this' }).click();
  await expect(options.getByText('Nothing yet.')).toBeVisible();
  expect((await readState(again.page)).local['activity']).toBeUndefined();
});
