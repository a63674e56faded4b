import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import type { Reply } from './support/keybearer';
import { expect, test } from './support/test';

/** The token of this API is for `/api` and what lies below it; the provider's web app has the rest of the host. */
const ORIGIN = 'https://app.polyteia.com';
const LINE = `authorization: Bearer ${SAMPLE.polyteia}`;

/** Each begins with the prefix for a rule, and is another path for some server, proxy or framework. */
const ESCAPED = [
  '/api/..%2fadmin',
  '/api/..%2Fadmin',
  '/api/.%2e%2fadmin',
  '/api/.%2E%2Fadmin',
  '/api/x/..%2f..%2fadmin',
  '/api/..;/admin',
  '/api/..;x=1/admin',
  '/api;/../admin',
  '/api;x/admin',
  '/api//admin',
  '/api//x',
  '/api/x//..%2fadmin',
  '/api/%2fadmin',
  '/api%2fadmin',
  '/api/%5cadmin',
  '/api/..%5Cadmin',
  '/api/..\\admin',
  '/api/../admin',
  '/api/%2e%2e/admin',
  '/api/%252e%252e/admin',
  '/api/%252E%252E%252Fadmin',
  '/api/%25252e%25252e/admin',
  '/api/.../admin',
  '/api/x..y',
  '/api/%3b/admin',
  '/api/x%3B..%2fadmin',
  '/api/%00/admin',
  '/api/x%0d%0aadmin',
  '/api/%09..%2fadmin',
  '/api/%c0%ae%c0%ae/admin',
  '/api/%C0%AF..%C0%AFadmin',
  // What servers make dots, slashes and semicolons of.
  '/api/%E2%80%A5/admin',
  '/api/x%cd%beadmin',
  // Characters other than a slash end the prefix for a filter.
  '/api:run',
  '/api~x',
  '/api@x',
  '/api!x',
  '/api,x',
  '/api=x',
  '/api+x',
  '/api*x',
  '/api(x)',
  '/api$x',
  '/api&x',
  "/api'x",
] as const;

/** Ordinary addresses, also where a query looks like one of the above. */
const KEPT = [
  '/api',
  '/api/',
  '/api/x',
  '/api/a.b',
  '/api/v1.2/x-y_z~',
  '/api/a%20b',
  '/api/%7Bid%7D',
  '/api/%C3%A4',
  '/api/user@sample.example',
  '/api/x:action',
  '/api/x?u=https://a//b',
  '/api/x?y=%2f',
  '/api/x?next=/../admin;x',
  '/api?q=..%5c',
] as const;

// More than a hundred pages a test.
test.describe.configure({ timeout: 180_000 });

let asked = 0;

/** A mark in the query, by which the server knows one request from the next. */
function marked(path: string): { readonly url: string; readonly mark: string } {
  const mark = `asked=${++asked}.`;
  return { url: `${ORIGIN}${path}${path.includes('?') ? '&' : '?'}${mark}`, mark };
}

/** The credential on the request with that mark, as the server got it. */
async function linesAt(replica: Replica, mark: string): Promise<readonly string[]> {
  return replica.log.headerLines(await replica.log.waitFor(({ url }) => url.includes(mark)), [
    'authorization',
  ]);
}

// Proves P3: Such an address carries nothing to the server, even in a chosen tab.
test('in a chosen tab, an address that may be read as one outside the prefix carries nothing', async ({
  keybearer,
  replica,
  tab,
}) => {
  const { id } = await keybearer.add({ providerId: 'polyteia', secret: SAMPLE.polyteia });
  await tab.goto(`${ORIGIN}/`);
  await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(tab), chosen: true });
  const typed = async (path: string) => {
    const { url, mark } = marked(path);
    await tab.goto(url);
    return linesAt(replica, mark);
  };
  const followed = async (path: string) => {
    const { url, mark } = marked(path);
    await Promise.all([tab.waitForURL(`**${mark}`), tab.evaluate(`location.assign(${JSON.stringify(url)})`)]);
    return linesAt(replica, mark);
  };
  for (const path of ESCAPED) {
    expect.soft(await typed(path), path).toEqual([]);
    expect.soft(await followed(path), `${path}, as a link of the web app`).toEqual([]);
  }
  for (const path of KEPT) {
    expect.soft(await typed(path), path).toEqual([LINE]);
    expect.soft(await followed(path), `${path}, as a link of the web app`).toEqual([LINE]);
  }
});

// Proves P3: Such an address carries nothing in Firefox.
test('so it is in Firefox', async ({ replica }) => {
  const firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica });
  try {
    const popup = await firefox.openPopupPage();
    const ask = async (name: string, input: object) => {
      const reply: Reply = await popup.evaluate(
        (message) => globalThis.browser.runtime.sendMessage(message),
        {
          name,
          input,
        },
      );
      if (!reply.ok) throw new Error(`${name}: ${reply.code}`);
    };
    await ask('draft.put', { text: SAMPLE.polyteia, tabOrigin: null, replacesId: null });
    await ask('draft.choose', { providerId: 'polyteia', region: null, allowedSites: [] });
    await ask('draft.finish', { how: 'without-test' });
    const tab = await firefox.newPage();
    await tab.goto(`${ORIGIN}/`);
    const choice = await until('the token and its tab', () =>
      popup.evaluate(async (origin) => {
        const { storage, tabs } = globalThis.browser;
        const { snapshot } = (await storage.session.get('snapshot')) as {
          snapshot?: { tokens: readonly { id: string }[] };
        };
        const id = snapshot?.tokens[0]?.id;
        const tabId = (await tabs.query({})).find(({ url }) => url === `${origin}/`)?.id;
        return id === undefined || tabId === undefined ? null : { id, tabId };
      }, ORIGIN),
    );
    await ask('token.choose-tab', { ...choice, chosen: true });
    const typed = async (path: string) => {
      const { url, mark } = marked(path);
      await tab.goto(url);
      return linesAt(replica, mark);
    };
    const chosenTabs = (): Promise<unknown> =>
      popup.evaluate(`browser.storage.session.get('choices').then(({ choices }) => choices.chosenTabs)`);
    const chosen = { [choice.id]: [choice.tabId] };
    // Firefox may show an empty page for a moment, in which the tab is not chosen and the next page gets nothing.
    for (const path of ESCAPED) {
      expect.soft(await typed(path), path).toEqual([]);
      await expect.poll(chosenTabs, `the choice after ${path}`).toEqual(chosen);
    }
    for (const path of KEPT) await expect.poll(() => typed(path), path).toEqual([LINE]);
    await expect.poll(chosenTabs).toEqual(chosen);
  } finally {
    await firefox.close();
  }
});
