import type { Page } from '@playwright/test';
import { type Replica, startReplica } from '../servers/replica';
import { answerPrompt } from '../support/permission-prompt';
import { openRealPopup, type RealPopup } from '../support/real-popup';
import { acme, CHECK, HOST, KEY_LINE, SECRET, seen } from './support/acme-site';
import { test as base, expect } from './support/test';
import { testOnScreen } from './support/test-on-screen';
import { views } from './support/views';

const sites = { [HOST]: acme };
const withAcme = async (use: (replica: Replica) => Promise<void>) => {
  const replica = await startReplica({ sites });
  await use(replica);
  await replica.close();
};
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => withAcme(use),
});
const onScreen = testOnScreen.extend({
  build: 'chrome-mv3',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => withAcme(use),
});

/** Counts what a person does, and keeps what it was. */
function countActions() {
  const actions: string[] = [];
  return {
    actions,
    async do<T>(what: string, act: () => Promise<T>): Promise<T> {
      actions.push(what);
      return act();
    },
  };
}

/** Pastes as a person does: a paste goes on at once. */
async function pasteInto(popup: RealPopup, text: string): Promise<void> {
  await popup.page.locator('input[type="password"]').wait();
  await popup.page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const field = document.querySelector('input[type="password"]');
    field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

onScreen(
  'a command for an unknown API works in five actions',
  async ({ browserSession, keybearer, replica, tab, xvfb }, testInfo) => {
    const { actions, do: act } = countActions();
    await tab.bringToFront();
    const popup = await act('open the popup', () => openRealPopup(browserSession));
    const command = `curl ${CHECK} -H 'X-Api-Key: ${SECRET}' -H 'Acme-Version: 2026-01-01'`;
    await act('paste', () => pasteInto(popup, command));
    await popup.waitForText('GET /v1/me');
    for (const shown of ['X-Api-Key: ••••sJ8h', 'Acme-Version: 2026-01-01', HOST])
      expect(await popup.text()).toContain(shown);
    expect(await popup.text()).not.toContain(SECRET);
    expect(replica.log.all()).toEqual([]);
    await act('answer the prompt', () =>
      answerPrompt(xvfb, 'grant', () =>
        act('Allow and test', () => popup.click('Allow and test', 'button').catch(() => undefined)),
      ),
    );
    await expect.poll(async () => (await keybearer.snapshot())?.tokens[0]?.test?.outcome).toBe('works');
    await popup.close();
    const again = await act('open the popup', () => openRealPopup(browserSession));
    await again.waitForText('Without the token 401, with it 200.');
    await again.close();
    expect(seen(replica)).toEqual([
      'GET /v1/me | acme-version: 2026-01-01',
      `GET /v1/me | acme-version: 2026-01-01 | ${KEY_LINE}`,
    ]);
    report(testInfo, actions, 5);

    replica.log.clear();
    await tab.goto(CHECK);
    await expect(tab.locator('body')).toContainText('Jane Doe');
    expect(seen(replica)).toContain(`GET /v1/me | acme-version: 2026-01-01 | ${KEY_LINE}`);
  },
);

// Proves P4: Forms are tried where and as they were listed, and only after a look without the token.
test('the API of this tab works in eight actions, and the server saw the list', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}, testInfo) => {
  // Somebody who has a token already: without any, the first view asks for one and nothing else.
  await keybearer.add({ providerId: 'pylon', secret: 'sample-0000', region: 'US', how: 'without-sending' });
  await tab.bringToFront();
  await tab.goto(`${CHECK}?page=2`);
  replica.log.clear();
  const { actions, do: act } = countActions();
  const popup = await act('open the popup', () => openRealPopup(browserSession));
  await popup.waitForText('This tab is not one of your APIs');
  await act('Add this API', () => popup.click('Add this API', 'button'));
  await act('paste', () => pasteInto(popup, SECRET));
  await popup.waitForText('Allow and look');
  expect(seen(replica)).toEqual([]);
  await act('Allow and look', () => popup.click('Allow and look', 'button'));
  await expect.poll(() => seen(replica)).toEqual(['GET /v1/me']);
  // This build has access. Where a prompt is answered, that is one action more, and it closes the popup (see below).
  actions.push('answer the prompt');
  await popup.close();
  const again = await act('open the popup', () => openRealPopup(browserSession));
  await again.waitForText('Without a token it answers 401.');
  const listed = await again.page.$$eval('.try-lines li', (lines) => lines.map((line) => line.innerText));
  expect(listed).toEqual([
    'Authorization: Bearer ••••sJ8h',
    'X-Api-Key: ••••sJ8h',
    'Authorization: Token ••••sJ8h',
  ]);
  expect(await again.text()).toContain(`${HOST} sees the token, even if it is the wrong host.`);
  await act('Try usual forms', () => again.click('Try usual forms (3)', 'button'));
  await again.waitForText('X-Api-Key was accepted (200). Without: 401. 2 forms tried.');
  expect(seen(replica)).toEqual([
    'GET /v1/me',
    'GET /v1/me',
    `GET /v1/me | authorization: Bearer ${SECRET}`,
    `GET /v1/me | ${KEY_LINE}`,
  ]);
  await act('Save and test', () => again.click('Save and test', 'button'));
  await again.waitForText('Without the token 401, with it 200.');
  expect(seen(replica).slice(4)).toEqual(['GET /v1/me', `GET /v1/me | ${KEY_LINE}`]);
  await again.close();
  report(testInfo, actions, 8);
});

onScreen(
  'a look goes on when the prompt closes the popup',
  async ({ browserSession, keybearer, replica, tab, xvfb }) => {
    await tab.bringToFront();
    const popup = await openRealPopup(browserSession);
    await pasteInto(popup, SECRET);
    await popup.waitForText('Choose');
    await popup.fill('Which API?', `${HOST}/v1/me`);
    await popup.page.locator(`[role="option"][aria-label^="Add your own API at ${HOST}"]`).click();
    await popup.waitForText('Allow and look');
    await answerPrompt(xvfb, 'grant', () => popup.click('Allow and look', 'button').catch(() => undefined));
    await expect.poll(() => seen(replica)).toEqual(['GET /v1/me']);
    expect(popup.page.isClosed()).toBe(true);
    await popup.close();
    const again = await openRealPopup(browserSession);
    await again.waitForText('Without a token it answers 401.');
    await again.close();
    expect((await keybearer.snapshot())?.tokens).toEqual([]);
    expect(seen(replica)).toEqual(['GET /v1/me']);
  },
);

const add = async (page: Page, address: string) => {
  await views.paste(page, `curl ${address} -H 'X-Api-Key: ${SECRET}'`);
  await page.getByRole('button', { name: 'Save and test' }).click();
};

test('an address that answers without the token proves nothing, and another one is asked', async ({
  keybearer,
  replica,
}) => {
  const { page } = keybearer;
  await add(page, `https://${HOST}/open`);
  await expect(page.getByText('This address answers without a token too')).toBeVisible();
  replica.log.clear();
  await page.getByLabel('Choose another address').fill('/v1/me');
  await page.getByRole('button', { name: 'Ask this address' }).click();
  await expect(page.getByText('Without the token 401, with it 200.')).toBeVisible();
  expect(seen(replica)).toEqual(['GET /v1/me', `GET /v1/me | ${KEY_LINE}`]);

  await test.step('a line of the answer is picked once, and read by the next test', async () => {
    await page.getByRole('radio', { name: 'user.name Jane Doe' }).click();
    await expect(page.getByRole('main').getByText('Belongs to Jane Doe')).toBeVisible();
    await expect(page.getByRole('group', { name: /^Whose is it/ })).toHaveCount(0);
    const [token] = (await keybearer.snapshot())?.tokens ?? [];
    await keybearer.ask('token.test', { id: token?.id });
    expect((await keybearer.token(token?.id ?? '')).test?.identity).toMatchObject({ text: 'Jane Doe' });
  });
});

// Proves P4: A page or a redirect gets no token before the user has seen it.
test('a token is held back from a web page, and sent by a second click', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await add(page, `https://${HOST}/sign-in`);
  await expect(page.getByText(/with a web page.*The token was not sent\./)).toBeVisible();
  expect(seen(replica)).toEqual(['GET /sign-in']);
  replica.log.clear();
  await page.getByRole('button', { name: 'Send the token anyway' }).click();
  await expect(page.getByText('This address answers without a token too')).toBeVisible();
  expect(seen(replica)).toEqual(['GET /sign-in', `GET /sign-in | ${KEY_LINE}`]);
});

test('a token is held back from a redirect', async ({ keybearer, replica }) => {
  await add(keybearer.page, `https://${HOST}/moved`);
  await expect(keybearer.page.getByText(/with a redirect.*The token was not sent\./)).toBeVisible();
  expect(seen(replica)).toEqual(['GET /moved']);
  expect(replica.log.find({ host: 'other.example' })).toEqual([]);
});

test('what is open is answered first, and half a name is kept', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await views.paste(page, `curl http://localhost:3000/v1/me -H 'X-Api-Key: ${SECRET}'`);
  const use = page.getByRole('button', { name: 'Use it without encryption' });
  await expect(use).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Name', { exact: true }).fill('My mach');
  await expect.poll(() => keybearer.snapshot()).toMatchObject({ draft: { own: { name: 'My mach' } } });
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('My mach');
  await expect(page.getByRole('button', { name: /and test$/ })).toHaveCount(0);
  await page.getByLabel('I know this address and this network').check();
  await use.click();
  await expect(page.getByRole('button', { name: /and test$/ })).toBeVisible();

  await test.step('one that resembles a known one is said to be another', async () => {
    await keybearer.ask('draft.discard');
    await page.reload();
    await views.paste(page, `curl https://api-pagerduty.com/v1/me -H 'X-Api-Key: ${SECRET}'`);
    await expect(page.getByText('This is not one of PagerDuty’s hosts', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: /and test$/ })).toHaveCount(0);
    await page.getByLabel('This is not PagerDuty').check();
    await expect(page.getByRole('button', { name: /and test$/ })).toBeVisible();
  });
  expect(replica.log.all()).toEqual([]);
});

/** Prints what was done, and holds it to its bound. */
function report(
  { annotations }: { annotations: { type: string; description?: string }[] },
  actions: string[],
  most: number,
) {
  const description = `${actions.length} actions: ${actions.join(', ')}`;
  annotations.push({ type: 'actions', description });
  console.info(description);
  expect(actions.length, description).toBeLessThanOrEqual(most);
}
