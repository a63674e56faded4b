import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { until } from '../support/until';
import { AIRSHIP, API, DOCS, dropRules, FIRST, HOST, PATHS, SECOND, textOf } from './support/stored-answers';
import { expect, test } from './support/test';

const OUTSIDER = 'https://other.example/';

test.use({ backForwardCache: true });

const callerOn = async (page: Page): Promise<string | null> =>
  (JSON.parse(await textOf(page)) as { authenticated: string | null }).authenticated;

/** Listens for what a page fetches ahead. @returns what waits until an answer is there whole */
async function fetchedAhead(page: Page): Promise<() => Promise<unknown>> {
  const protocol = await page.context().newCDPSession(page);
  let isReady = false;
  const note = ({ status }: { status: string }) => {
    isReady ||= status === 'Ready';
  };
  protocol.on('Preload.prefetchStatusUpdated', note);
  protocol.on('Preload.prerenderStatusUpdated', note);
  await protocol.send('Preload.enable');
  return () => until('an answer that was fetched ahead', () => isReady);
}

/** What a tab shows from now on, also for a moment only. */
function textsShown(page: Page): readonly string[] {
  const texts: string[] = [];
  page.on('console', (message) => texts.push(message.text()));
  return texts;
}

/** By a link on the page that is shown. */
async function follow(page: Page, url: string): Promise<void> {
  await page.evaluate((address) => {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
  }, url);
  await page.waitForURL(url);
}

// Proves P5: The back button shows no answer once the token is off.
test.describe('the back button', () => {
  const back = async (tab: Page, replica: Replica): Promise<number> => {
    replica.log.clear();
    await tab.goBack({ waitUntil: 'commit' });
    await until('the page', async () => (await textOf(tab).catch(() => '')) !== '');
    return replica.log.find({ host: HOST, path: PATHS.caller }).length;
  };

  for (const stopped of [true, false]) {
    const what = stopped ? 'shows nothing from before' : 'shows the same while the token is sent';
    test(what, async ({ keybearer, replica, tab }) => {
      const { id } = await keybearer.add({ ...AIRSHIP, secret: FIRST.secret });
      await tab.goto(`${API}${PATHS.caller}`);
      expect(await callerOn(tab)).toBe(FIRST.caller);
      await tab.goto(OUTSIDER);
      if (stopped) await keybearer.ask('token.edit', { id, on: false });
      const asked = await back(tab, replica);
      // Leaving a page changes rules, which drops it where it had come to wait for the button by then.
      if (stopped) expect(asked).toBe(1);
      expect(await callerOn(tab)).toBe(stopped ? null : FIRST.caller);
    });
  }

  test('this file would see a page that was kept', async ({ keybearer, replica, tab }) => {
    await keybearer.ask('vault.status');
    await tab.goto(`${API}${PATHS.caller}`);
    await tab.goto(OUTSIDER);
    expect(await back(tab, replica)).toBe(0);
  });
});

// Proves P5: An answer fetched ahead is dropped once the token is off.
test.describe('pages fetched ahead', () => {
  const AHEAD = [
    ['a page that was not allowed', OUTSIDER, 'prefetch'],
    ['a page that was not allowed', OUTSIDER, 'prerender'],
    ['an allowed page', DOCS, 'prefetch'],
    ["the API's own page", API, 'prefetch'],
    ["the API's own page", API, 'prerender'],
  ] as const;
  const target = `${API}${PATHS.caller}?ahead`;

  for (const [who, from, kind] of AHEAD) {
    // Where a link of an allowed page led to the API without the token, Keybearer sends the tab there again at once.
    const ways = from === DOCS ? (['stop'] as const) : (['stop', 'drop rules'] as const);
    for (const how of ways) {
      const what = how === 'stop' ? 'is dropped' : 'is seen when only the rules go';
      test(`${kind} by ${who} ${what}`, async ({ keybearer, browserSession, replica, tab }) => {
        const { id } = await keybearer.add({ ...AIRSHIP, secret: FIRST.secret, allowedSites: [DOCS] });
        await tab.addInitScript(() =>
          addEventListener('DOMContentLoaded', () => console.log(document.body.innerText)),
        );
        await tab.goto(from);
        const ready = await fetchedAhead(tab);
        replica.log.clear();
        await tab.evaluate(
          ([rule, url]) => {
            const rules = document.createElement('script');
            rules.type = 'speculationrules';
            rules.textContent = JSON.stringify({ [rule]: [{ urls: [url], eagerness: 'immediate' }] });
            document.head.append(rules);
          },
          [kind, target] as const,
        );
        const ahead = await replica.log.waitFor(({ path }) => path === PATHS.caller);
        expect(replica.log.headerLines(ahead, ['authorization'])).toEqual([
          `authorization: Bearer ${FIRST.secret}`,
        ]);
        await ready();
        if (how === 'stop') await keybearer.ask('token.edit', { id, on: false });
        else await dropRules(await browserSession.worker());
        const texts = textsShown(tab);
        replica.log.clear();
        await follow(tab, target);
        const shown = [...texts, await textOf(tab)].filter((text) => text.includes(FIRST.caller));
        if (how === 'stop') {
          expect(shown).toEqual([]);
          expect(replica.log.find({ host: HOST, path: PATHS.caller })).toHaveLength(1);
        } else expect(shown).not.toEqual([]);
      });
    }
  }
});

test('dropping them costs other sites nothing that is stored', async ({ keybearer, replica, tab }) => {
  const { id } = await keybearer.add({ ...AIRSHIP, secret: FIRST.secret });
  const stored = `${OUTSIDER}cacheable`;
  await tab.goto(stored);
  await keybearer.ask('token.edit', { id, on: false });
  replica.log.clear();
  const again = await tab.context().newPage();
  await again.goto(stored);
  expect(replica.log.find({ path: '/cacheable' })).toEqual([]);
});

// Proves P5: A foreign link leads to no stored answer.
test('a link on a page that was not allowed leads to no stored answer', async ({
  keybearer,
  replica,
  tab,
}) => {
  await keybearer.add({ ...AIRSHIP, secret: FIRST.secret });
  const address = `${API}${PATHS.caller}`;
  await tab.goto(address);
  expect(await callerOn(tab)).toBe(FIRST.caller);
  await tab.goto(OUTSIDER);
  replica.log.clear();
  await follow(tab, address);
  expect(await callerOn(tab)).toBeNull();
  expect(replica.log.find({ path: PATHS.caller })).toHaveLength(1);
});

// Proves P5: Another tab is shown no answer.
test('another tab is shown nothing that was fetched with a token', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await tab.goto(`${API}/`);
  const add = (secret: string) => keybearer.add({ ...AIRSHIP, secret, how: 'without-sending' });
  const { id: first } = await add(FIRST.secret);
  const { id: second } = await add(SECOND.secret);
  const otherTab = await browserSession.context.newPage();
  await otherTab.goto(`${API}/other`);
  for (const [id, page] of [
    [first, tab],
    [second, otherTab],
  ] as const) {
    await keybearer.ask('token.edit', { id, scope: 'chosen-tabs', on: true });
    await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(page), chosen: true });
  }
  const notChosen = await browserSession.context.newPage();
  const shown = async (page: Page, at: string) => {
    replica.log.clear();
    await page.goto(`${API}${PATHS.caller}?at=${at}`);
    return { caller: await callerOn(page), asked: replica.log.find({ path: PATHS.caller }).length > 0 };
  };
  for (const at of ['one', 'two']) {
    expect(await shown(tab, at)).toEqual({ caller: FIRST.caller, asked: true });
    expect(await shown(otherTab, at)).toEqual({ caller: SECOND.caller, asked: true });
    expect(await shown(tab, at)).toEqual({ caller: FIRST.caller, asked: true });
    expect(await shown(notChosen, at)).toEqual({ caller: null, asked: true });
  }
});
