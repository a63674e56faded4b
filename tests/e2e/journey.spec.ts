import { SAMPLE } from '../servers/sample-tokens';
import { readHeaderVectors } from '../support/header-vectors';
import { expect, test } from './support/test';
import { views } from './support/views';

/** One token's whole life by the views alone, for each provider. */
test.use({ build: 'chrome-mv3-e2e' });

const JOURNEYS: readonly {
  readonly vector: string;
  readonly provider: string;
  /** Id of the provider. */
  readonly replica: string;
  readonly region: string | null;
  readonly paste: string;
  readonly says: string;
}[] = [
  {
    vector: 'airship-uk',
    provider: 'Airship',
    replica: 'airship-uk',
    region: null,
    paste: `AIRSHIP_UK_TOKEN="${SAMPLE.airship}"`,
    says: 'First unit: Sample Head Office',
  },
  {
    vector: 'splxai-us',
    provider: 'SplxAI',
    replica: 'splxai-probe',
    region: 'US',
    paste: `X-Api-Key: ${SAMPLE.splxaiUs}`,
    says: 'SplxAI does not say whose it is.',
  },
  {
    vector: 'pagerduty-us',
    provider: 'PagerDuty',
    replica: 'pagerduty',
    region: null,
    paste: `curl -H 'Authorization: Token token=${SAMPLE.pagerdutyUserUs}' https://api.pagerduty.com/users`,
    says: 'Belongs to Sample User, ada@sample.example',
  },
  {
    vector: 'polyteia-main',
    provider: 'Polyteia',
    replica: 'polyteia',
    region: null,
    paste: `Authorization: Bearer ${SAMPLE.polyteia}`,
    says: 'Belongs to Sample Gemeente',
  },
  {
    vector: 'pylon-eu',
    provider: 'Pylon',
    replica: 'pylon',
    region: null,
    paste: `Bearer ${SAMPLE.pylonEu}`,
    says: 'Belongs to Sample Support EU',
  },
];

for (const { vector, provider, region, paste, says, replica: api } of JOURNEYS) {
  // Proves P9: A revocation of each provider is done when its API refuses the token.
  test(`${provider}: paste, test, explore, switch off, revoke`, async ({
    browserSession,
    keybearer,
    replica,
  }) => {
    const { page } = keybearer;
    const expected = readHeaderVectors().find(({ name }) => name === vector);
    if (expected === undefined) throw new Error(`no vector ${vector}`);
    const url = new URL(expected.url);
    const arrived = async (): Promise<readonly string[]> => {
      const request = await replica.log.waitFor(
        ({ host, path, method }) => host === url.hostname && path === url.pathname && method === 'GET',
      );
      return replica.log.headerLines(request, expected.names);
    };

    await views.paste(page, paste);
    await views.choose(page, provider, region);
    await views.allowAndTest(page);
    await expect(page.getByText('Works', { exact: true })).toBeVisible();
    await expect(page.getByText(says)).toBeVisible();

    replica.log.clear();
    const opened = browserSession.context.waitForEvent('page');
    await page.getByRole('button', { name: 'Open the API' }).click();
    const tab = await opened;
    expect(await arrived()).toEqual(expected.lines);
    // It is reloaded below, which must not happen on its way.
    await tab.waitForURL(expected.url);

    await page.bringToFront();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    const row = page.getByRole('button', { name: new RegExp(`^${provider}`) }).first();
    await row.click();
    await page.getByRole('switch').click();
    await expect(page.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
    replica.log.clear();
    await tab.reload();
    expect((await arrived()).join('\n')).not.toContain(expected.token);
    await page.getByRole('switch').click();
    await expect(page.getByRole('switch')).toHaveAttribute('aria-checked', 'true');

    await page.getByRole('button', { name: /^More for / }).click();
    await page.getByRole('menuitem', { name: `Revoke at ${provider}` }).click();
    await page.getByRole('button', { name: 'Stop sending and revoke' }).click();
    await page.getByRole('button', { name: 'I deleted it, check now' }).click();
    await expect(page.getByText(`${provider} still accepts it`)).toBeVisible();
    replica.tokens.revoke(api, expected.token);
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByText(/is revoked\. .* refused it at/)).toBeVisible();
    expect((await keybearer.snapshot())?.tokens).toEqual([]);
    expect(JSON.stringify(await page.evaluate(() => chrome.storage.session.get(null)))).not.toContain(
      expected.token,
    );
  });
}

const PASTES: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  ['blanks', 'two words', /There is no token in it/],
  ['quotes in the middle', 'sample"token-0000', /quotation mark/],
  ['non-ASCII', 'sample-töken-0000', /header can.t carry/],
  ['a pointer', '$PAGERDUTY_TOKEN', /points to a token/],
  ['a variable without a value', 'PAGERDUTY_TOKEN=', /nothing after the name/],
  ['100 kB', 'x'.repeat(100_000), /Too much for one paste/],
];

test('pastes without a token are named in words, and no draft is made of them', async ({ keybearer }) => {
  const { page } = keybearer;
  for (const [what, text, says] of PASTES) {
    await test.step(what, async () => {
      await page.getByLabel('Token', { exact: true }).focus();
      await page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      }, text);
      await expect(page.getByRole('main')).toContainText(says);
      expect((await keybearer.snapshot())?.draft).toBeNull();
      await page.reload();
    });
  }
});

test('invisible characters around a token are left out, and said', async ({ keybearer }) => {
  const { page } = keybearer;
  await views.paste(page, `\u200b${SAMPLE.airship}\u200b`);
  await expect(page.getByText('U+200B')).toBeVisible();
  await views.choose(page, 'Airship', null);
  await views.allowAndTest(page);
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
});
