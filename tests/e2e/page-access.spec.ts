import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import type { LoggedRequest } from '../servers/request-log';
import { SAMPLE } from '../servers/sample-tokens';
import { until } from '../support/until';
import { carries } from './support/carried';
import { openExtensionsPage } from './support/extensions-page';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';

const HOST = 'api.pagerduty.com';
const ORIGIN = `https://${HOST}`;
const PATTERN = `${ORIGIN}/*`;
const DOCS = 'https://developer.pagerduty.com';
const API = `${ORIGIN}/users/me`;
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const TOKEN = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };

const missing = async (keybearer: Keybearer, id: string): Promise<unknown> =>
  ({ missingAccess: null, ...(await keybearer.token(id)) }).missingAccess;

/** Milliseconds in which a visit is noted. */
const LONGEST_NOTE = 3_000;

/**
 * Resolves when a rule is for links of the page in that tab; the rules follow the visit. A page that is there before
 * Keybearer could ask who opened it is nobody's, which a server on the same machine is quick enough for: then it is
 * opened once more.
 */
async function servesLinks(keybearer: Keybearer, tab: Page): Promise<void> {
  const tabId = await keybearer.tabId(tab);
  const isListed = () =>
    keybearer.page.evaluate(
      async (id) =>
        (await globalThis.chrome.declarativeNetRequest.getSessionRules()).some(
          ({ condition }) => 'tabIds' in condition && (condition.tabIds as number[]).includes(id),
        ),
      tabId,
    );
  await until('a rule for links of the page', async () => {
    const isThere = await until('it', isListed, { timeout: LONGEST_NOTE }).catch(() => false);
    if (!isThere) await tab.goto(DOCS);
    return isThere;
  });
}

const statusOf = async (keybearer: Keybearer, id: string) => (await keybearer.token(id)).status;

// Proves P2: A page without access gets nothing, and its links carry nothing.
test.describe('access to a page that may use the token', () => {
  test.use({ build: 'chrome-mv3-e2e-all' });

  async function fetched(page: Page, replica: Replica): Promise<readonly string[]> {
    replica.log.clear();
    await page.evaluate((address) => fetch(address).then((answer) => answer.text()), API);
    const request = await replica.log.waitFor(({ host, method }) => host === HOST && method === 'GET');
    return replica.log.headerLines(request, ['authorization']);
  }

  /** What a link on the page carries, which Chromium needs no access to the page for. */
  async function linked(page: Page, replica: Replica, again = false): Promise<readonly string[]> {
    replica.log.clear();
    await page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: address });
      document.body.append(link);
      link.click();
    }, API);
    const isMeant = ({ host, method }: LoggedRequest) => host === HOST && method === 'GET';
    const isCarried = (request: LoggedRequest) => isMeant(request) && carries(request, TOKEN.secret);
    // A page that was there before access to it was given is not known to be the user's own until the first click.
    const request = await replica.log.waitFor(again ? isCarried : isMeant);
    // Where the token was missing, Keybearer may send the tab there once more at this moment.
    await until('the API in the tab', () => page.url() === API);
    const goesBack = () =>
      page.goto(DOCS).then(
        () => true,
        () => false,
      );
    await until('the page again', goesBack);
    return replica.log.headerLines(request, ['authorization']);
  }

  test('is its own: without it the page gets nothing, and its links nothing', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    const { id } = await keybearer.add({ ...TOKEN, allowedSites: [DOCS] });
    await tab.goto(DOCS);
    expect(await fetched(tab, replica)).toEqual([LINE]);
    await servesLinks(keybearer, tab);
    expect(await linked(tab, replica)).toEqual([LINE]);
    const extensions = await openExtensionsPage(browserSession);
    await extensions.setHostAccess('ON_SPECIFIC_SITES');
    await extensions.addHost(PATTERN);
    await expect.poll(() => missing(keybearer, id)).toEqual([DOCS]);
    expect(await statusOf(keybearer, id)).toBe('sent');
    expect(await fetched(tab, replica)).toEqual([]);
    expect(await linked(tab, replica)).toEqual([]);
    await extensions.addHost(`${DOCS}/*`);
    await expect.poll(() => missing(keybearer, id)).toEqual([]);
    expect(await fetched(tab, replica)).toEqual([LINE]);
    expect(await linked(tab, replica, true)).toEqual([LINE]);
    await servesLinks(keybearer, tab);
    expect(await linked(tab, replica)).toEqual([LINE]);
  });

  test('and where it is missing the card says so, and asks for it', async ({ keybearer, browserSession }) => {
    const { id } = await keybearer.add({ ...TOKEN, allowedSites: [DOCS] });
    await keybearer.ask('result.dismiss');
    await keybearer.ask('passphrase.later');
    const extensions = await openExtensionsPage(browserSession);
    await extensions.setHostAccess('ON_SPECIFIC_SITES');
    await extensions.addHost(PATTERN);
    await expect.poll(() => missing(keybearer, id)).toEqual([DOCS]);
    const { page } = keybearer;
    await page.bringToFront();
    await page.getByRole('button', { name: /^PagerDuty/ }).click();
    await expect(page.getByText(`Sent to ${HOST}`)).toBeVisible();
    await expect(page.getByText('No access to developer.pagerduty.com')).toBeVisible();
    await page.evaluate(
      `chrome.permissions.request = async ({ origins }) => void (globalThis.asked = origins)`,
    );
    await page.getByRole('button', { name: 'Allow access' }).click();
    expect(await page.evaluate('globalThis.asked')).toEqual([`${DOCS}/*`]);
    await extensions.addHost(`${DOCS}/*`);
    await expect(page.getByText('No access to developer.pagerduty.com')).toBeHidden();
  });
});
