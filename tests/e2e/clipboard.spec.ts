import type { Page } from '@playwright/test';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { answerPrompt } from '../support/permission-prompt';
import { alteredBuild } from './support/altered-build';
import { copyElse, pasted } from './support/clipboard';
import { readState } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { alarmTime, letTimePass } from './support/later';
import { openSection, openToken } from './support/options-page';
import { test as base, expect } from './support/test';
import { testOnScreen } from './support/test-on-screen';

const PASSPHRASE = 'sample passphrase for tests';
const SECRET = SAMPLE.pagerdutyUserUs;
const ELSE = 'something else';

/** A build that has the clipboard already, as after the switch. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startReplica({ tokens: SAMPLE_TOKENS });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ build, replica }, use) => {
    const folder = await alteredBuild(`.output/${build}`, (text) => {
      const { optional_permissions, permissions, ...rest } = JSON.parse(text);
      return JSON.stringify({ ...rest, permissions: [...permissions, ...optional_permissions] });
    });
    const session = await launchChromium({ build: folder.path, replica });
    await use(session);
    await session.close();
    await folder.remove();
  },
});

/** Copies the only token by the view for that. */
async function copyToken(keybearer: Keybearer, page: Page): Promise<void> {
  await keybearer.add({ providerId: 'pagerduty', secret: SECRET, region: 'US' });
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await openToken(page);
  await page.getByRole('button', { name: 'Show or copy the token…' }).click();
  await expect(page.getByText(/^Keybearer clears it from the clipboard after 30 seconds/)).toBeVisible();
  await page.getByRole('button', { name: 'Copy token' }).click();
  await expect(page.getByText('Copied.', { exact: true }).first()).toBeVisible();
  expect(await pasted(page)).toBe(SECRET);
}

// Proves P5: The clipboard is cleared after 30 seconds.
test('a copied token is cleared after half a minute, by whichever worker is there then', async ({
  keybearer,
  browserSession,
}) => {
  const page = await browserSession.openPopupPage('options.html');
  await copyToken(keybearer, page);
  const worker = await browserSession.worker();
  const due = (await alarmTime(worker, 'clipboard')) ?? 0;
  const left = due - (await worker.evaluate(() => Date.now()));
  expect(left).toBeGreaterThan(20_000);
  expect(left).toBeLessThanOrEqual(30_000);
  const { session } = await readState(page);
  expect(JSON.stringify(session['copied'])).not.toContain(SECRET);

  await killWorker(browserSession, page);
  await keybearer.ask('vault.status');
  await letTimePass(await browserSession.worker(), 1, 'clipboard');
  await expect.poll(() => pasted(page)).toBe('');
  expect((await readState(page)).session['copied']).toBeUndefined();
});

// Proves P5: A lock clears it at once.
test('a lock clears it at once', async ({ keybearer, browserSession }) => {
  await copyToken(keybearer, await browserSession.openPopupPage('options.html'));
  await keybearer.ask('vault.lock');
  expect(await pasted(keybearer.page)).toBe('');
  expect(await browserSession.worker().then((worker) => alarmTime(worker, 'clipboard'))).toBeNull();
});

// Proves P5: Text that you copied since is left alone.
test('what the user copied since is left alone', async ({ keybearer, browserSession }) => {
  await copyToken(keybearer, await browserSession.openPopupPage('options.html'));
  await copyElse(keybearer.page, ELSE);
  await keybearer.ask('vault.lock');
  expect(await pasted(keybearer.page)).toBe(ELSE);
});

const prompted = testOnScreen.extend({ build: 'chrome-mv3-e2e' });

// Proves P7: The clipboard’s permission is asked for by its switch, in the browser’s own prompt, and given back.
prompted('the switch asks the browser, and gives it back', async ({ keybearer, browserSession, xvfb }) => {
  const page = await browserSession.openPopupPage('options.html#sending');
  const clears = page.getByRole('switch', { name: 'Clear the clipboard after copying a token' });
  const held = () =>
    page.evaluate(async () => (await globalThis.chrome.permissions.getAll()).permissions ?? []);
  await answerPrompt(xvfb, 'deny', () => clears.click());
  await expect(page.getByText(/^Not allowed, so a copied token stays on the clipboard/)).toBeVisible();
  await expect(clears).toHaveAttribute('aria-checked', 'false');
  expect(await held()).not.toContain('clipboardRead');

  await answerPrompt(xvfb, 'grant', () => clears.click());
  await expect(clears).toHaveAttribute('aria-checked', 'true');
  expect(await held()).toEqual(expect.arrayContaining(['clipboardRead', 'clipboardWrite']));
  await copyToken(keybearer, page);
  await keybearer.ask('vault.lock');
  expect(await pasted(page)).toBe('');

  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  await page.reload();
  await openSection(page, 'Sending');
  await clears.click();
  await expect(clears).toHaveAttribute('aria-checked', 'false');
  expect(await held()).not.toContain('clipboardRead');
});
