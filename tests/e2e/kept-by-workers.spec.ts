import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { AIRSHIP, API, DOCS, FIRST, HOST, PATHS, textOf } from './support/stored-answers';
import { expect, test } from './support/test';

const LINE = `authorization: Bearer ${FIRST.secret}`;

/** Lets the page have a service worker that keeps what its pages ask for. */
async function install(page: Page, script: string): Promise<void> {
  await page.evaluate(async (url) => {
    const { serviceWorker } = navigator;
    const controlled = new Promise((done) => serviceWorker.addEventListener('controllerchange', done));
    await serviceWorker.register(url);
    await controlled;
  }, script);
}

async function carried(replica: Replica): Promise<readonly string[]> {
  const request = await replica.log.waitFor(({ host, path }) => host === HOST && path === PATHS.caller);
  return replica.log.headerLines(request, ['authorization']);
}

const ADDRESS = `${API}${PATHS.caller}`;
const visit = async (page: Page): Promise<string> => {
  await page.goto(ADDRESS);
  return textOf(page);
};
const fetched = (page: Page): Promise<string> =>
  page.evaluate((url) => fetch(url).then((answer) => answer.text()), ADDRESS);

// Proves P5: A service worker that fetches by itself gets no answer to a token.
test.describe('service workers that keep answers', () => {
  const CASES = [
    {
      who: "the API's own, by its own fetch: nobody's answer",
      from: API,
      script: '/caching-worker.js',
      read: visit,
      carries: [],
      keeps: null,
    },
    {
      who: "an allowed page's, by its own fetch: nobody's answer",
      from: DOCS,
      script: '/caching-worker.js',
      read: fetched,
      carries: [],
      keeps: null,
    },
    {
      who: "the API's own, with what the browser fetches for it: not covered, it is the API's script",
      from: API,
      script: '/caching-worker.js?preload',
      read: visit,
      carries: [LINE],
      keeps: FIRST.caller,
    },
  ];
  for (const { who, from, script, read, carries, keeps } of CASES) {
    test(who, async ({ keybearer, replica, tab }) => {
      await tab.goto(`${from}/`);
      await install(tab, script);
      const { id } = await keybearer.add({ ...AIRSHIP, secret: FIRST.secret, allowedSites: [DOCS] });
      replica.log.clear();
      expect(JSON.parse(await read(tab))).toMatchObject({ authenticated: keeps });
      expect(await carried(replica)).toEqual(carries);
      await keybearer.ask('token.edit', { id, on: false });
      expect(JSON.parse(await read(tab))).toMatchObject({ authenticated: keeps });
    });
  }

  test('without one the same page is sent the token', async ({ keybearer, replica, tab }) => {
    await keybearer.add({ ...AIRSHIP, secret: FIRST.secret, allowedSites: [DOCS] });
    await tab.goto(DOCS);
    await fetched(tab);
    expect(await carried(replica)).toEqual([LINE]);
  });
});
