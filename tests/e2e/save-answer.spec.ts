import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Fault } from '../servers/faults';
import { SAMPLE } from '../servers/sample-tokens';
import { scanProfile } from '../support/profile-scan';
import { answerWith, askedOfApi, bytesToSave, SAVED_HOST, SAVED_URL } from './support/answer-to-save';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';

test.use({ build: 'chrome-mv3-e2e' });

const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const PASSPHRASE = 'sample passphrase for tests';

/** A token, and a tab that was sent it. @returns the token's id */
async function visited(keybearer: Keybearer, tab: Page): Promise<string> {
  const token = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
  const { id } = await keybearer.add({ ...token, how: 'without-test' });
  await keybearer.ask('passphrase.later');
  await tab.goto(SAVED_URL);
  const tabId = await keybearer.tabId(tab);
  await expect.poll(async () => (await keybearer.token(id)).sentInTab[tabId]?.lastStatus).toBe(200);
  return id;
}

/** Chooses it in the menu of the card of this tab; our page is in a tab behind it. */
async function chooseSave({ page }: Keybearer, tab: Page): Promise<void> {
  await tab.bringToFront();
  await page.getByRole('button', { name: /^More for PagerDuty/ }).click();
  await page.getByRole('menuitem', { name: 'Save this answer' }).click();
}

// Proves P8: *Save this answer* makes one GET to the tab’s address, without cookies.
test('the file is what the API answers the token, byte for byte: asked once, with no cookie, kept nowhere else', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  const body = bytesToSave(300_000);
  answerWith(replica, body);
  const url = `https://${SAVED_HOST}`;
  await browserSession.context.addCookies([{ name: 'own', value: 'sign-in', url }]);
  await visited(keybearer, tab);
  const asked = `GET ${SAVED_URL.replace(url, '')}`;
  const names = ['authorization', 'cookie', 'referer', 'origin'];
  expect(askedOfApi(replica, names)).toEqual([{ asked, body: '', lines: [LINE, 'cookie: own=sign-in'] }]);
  const cookies = () => browserSession.context.cookies(url);
  const before = await cookies();

  replica.log.clear();
  const download = keybearer.page.waitForEvent('download');
  await chooseSave(keybearer, tab);
  const file = await download;
  expect(file.suggestedFilename()).toBe('2026-report.json');
  expect(Buffer.compare(await readFile(await file.path()), body)).toBe(0);
  await expect(
    keybearer.page.getByText('Your browser keeps 2026-report.json with your downloads.'),
  ).toBeVisible();
  expect(askedOfApi(replica, names)).toEqual([{ asked, body: '', lines: [LINE] }]);
  expect(await cookies()).toEqual(before);

  const told = JSON.stringify(
    await keybearer.page.evaluate(() => globalThis.chrome.storage.session.get(null)),
  );
  expect(told).toContain('"saved"');
  expect(told).not.toContain('2026-report');
  expect(told).not.toContain('canary-of-the-answer');
  await browserSession.context.close();
  const canary = { answer: 'canary-of-the-answer-5d1f' };
  expect(await scanProfile(browserSession.profileDir, canary)).toEqual([]);
});

test('an answer of 32 MB is saved whole, and a longer one is not saved at all', async ({
  keybearer,
  replica,
  tab,
}) => {
  test.setTimeout(90_000);
  const body = bytesToSave(32 * 1_048_576);
  answerWith(replica, body.subarray(0, 100));
  await visited(keybearer, tab);
  answerWith(replica, body);
  const download = keybearer.page.waitForEvent('download', { timeout: 60_000 });
  await chooseSave(keybearer, tab);
  await expect(keybearer.page.getByText('Asking for it again…')).toBeVisible();
  expect(Buffer.compare(await readFile(await (await download).path()), body)).toBe(0);

  answerWith(replica, Buffer.concat([body, Buffer.from('x')]));
  await chooseSave(keybearer, tab);
  await expect(keybearer.page.getByText('This answer is larger than 32 MB')).toBeVisible({ timeout: 30_000 });
});

const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['another status', { status: 503 }, 'The API answered 503 this time'],
  ['a redirect', { redirectTo: 'https://other.example/elsewhere' }, 'answered with a redirect'],
  ['no connection', 'refuse', 'The API was not reached'],
];
for (const [what, fault, says] of FAULTS) {
  test(`${what} is said, and nothing is saved or followed`, async ({ keybearer, replica, tab }) => {
    answerWith(replica, bytesToSave(100));
    await visited(keybearer, tab);
    replica.setFault(SAVED_HOST, fault);
    replica.log.clear();
    let downloads = 0;
    keybearer.page.on('download', () => {
      downloads += 1;
    });
    await chooseSave(keybearer, tab);
    await expect(keybearer.page.getByRole('alert').getByText(says)).toBeVisible();
    expect(replica.log.find({ host: 'other.example' })).toEqual([]);
    expect(downloads).toBe(0);
  });
}

test('nothing is asked for a tab that moved on, for a token that is off or paused, and while locked', async ({
  keybearer,
  replica,
  tab,
}) => {
  answerWith(replica, bytesToSave(100));
  const id = await visited(keybearer, tab);
  const tabId = await keybearer.tabId(tab);
  const ask = () => keybearer.send('answer.save', { id, tabId, url: SAVED_URL });
  const refused = (reason: string) => ({ ok: false, code: 'not-saved', params: { reason } });
  expect(await ask()).toMatchObject({ ok: true });

  await tab.goto(`https://${SAVED_HOST}/another`);
  replica.log.clear();
  expect(await ask()).toEqual(refused('tab-moved'));
  await tab.goto(SAVED_URL);
  replica.log.clear();
  expect(await ask()).toMatchObject({ ok: true });
  replica.log.clear();
  await keybearer.ask('token.edit', { id, on: false });
  expect(await ask()).toEqual(refused('not-sent'));
  await keybearer.ask('token.edit', { id, on: true });
  await keybearer.ask('pause.set', { paused: true });
  expect(await ask()).toEqual(refused('not-sent'));
  await keybearer.ask('pause.set', { paused: false });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.ask('vault.lock');
  expect(await ask()).toMatchObject({ ok: false, code: 'locked' });
  expect(askedOfApi(replica)).toEqual([]);
});

test('it is offered only over an address that the token was seen to be sent to', async ({
  keybearer,
  replica,
  tab,
}) => {
  answerWith(replica, bytesToSave(100));
  const id = await visited(keybearer, tab);
  const { page } = keybearer;
  // Menus are there before they are opened.
  const offers = () => page.getByRole('menuitem', { name: 'Save this answer', includeHidden: true }).count();
  await tab.bringToFront();
  await expect(page.getByText('Sent once from this tab')).toBeVisible();
  expect(await offers()).toBe(1);
  await keybearer.ask('token.edit', { id, on: false });
  await expect(page.getByText('Not sent: switched off')).toBeVisible();
  expect(await offers()).toBe(0);
  await keybearer.ask('token.edit', { id, on: true });
  await tab.goto('https://other.example/');
  await expect(page.getByText('not one of your APIs')).toBeVisible();
  expect(await offers()).toBe(0);
});
