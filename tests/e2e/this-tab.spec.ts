import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { openRealPopup } from '../support/real-popup';
import { badgeText } from './support/badge';
import type { Keybearer, NewToken } from './support/keybearer';
import { expect, test } from './support/test';
import { visit } from './support/visit';

test.use({ build: 'chrome-mv3-e2e' });

const API = 'https://api.pagerduty.com/users/me';
const OTHER = 'https://other.example/';
const PASSPHRASE = 'sample passphrase for tests';
const LOCK = '🔒';

const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const PYLON = { providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' };

/** Opens the popup over a tab and waits for a text. @returns everything that it shows */
async function popupOver(session: ChromiumSession, tab: Page, wanted: string): Promise<string> {
  await tab.bringToFront();
  const popup = await openRealPopup(session);
  try {
    await popup.waitForText(wanted);
    return await popup.text();
  } finally {
    await popup.close();
  }
}

async function add(keybearer: Keybearer, ...tokens: readonly NewToken[]): Promise<string[]> {
  const ids: string[] = [];
  for (const token of tokens) ids.push((await keybearer.add(token)).id);
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.later');
  return ids;
}

// Proves P9: The popup agrees with the requests that the server saw.
test.describe('the popup over', () => {
  test('a tab of an API: its token on top, how often it was sent, what the API said', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    const [id = ''] = await add(keybearer, PAGERDUTY, PYLON);
    await tab.goto('https://api.pagerduty.com/');
    const tabId = await keybearer.tabId(tab);
    const counted = (count: number, lastStatus: number) =>
      expect
        .poll(async () => (await keybearer.token(id)).sentInTab[tabId])
        .toMatchObject({ count, lastStatus });
    await counted(1, 200);
    const once = await popupOver(browserSession, tab, 'Sent once from this tab');
    expect(once).toMatch(/this tab[\s\S]*PagerDuty[\s\S]*last answer 200[\s\S]*other tokens[\s\S]*Pylon/i);
    expect(once).not.toContain('not one of your APIs');

    await visit(tab, replica, API);
    await visit(tab, replica, API);
    await counted(3, 200);
    expect(await popupOver(browserSession, tab, 'Sent 3 times from this tab')).toContain('last answer 200');

    replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs);
    await visit(tab, replica, API);
    await counted(4, 401);
    await popupOver(browserSession, tab, 'refused by PagerDuty, last answer 401');

    await keybearer.ask('token.edit', { id, on: false });
    expect(await popupOver(browserSession, tab, 'Not sent: switched off')).toMatch(
      /this tab[\s\S]*PagerDuty/i,
    );
  });

  test('another tab of the same API: what was sent from there', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    await add(keybearer, PAGERDUTY);
    await visit(tab, replica, API);
    await popupOver(browserSession, tab, 'Sent once from this tab');
    const second = await browserSession.context.newPage();
    await second.goto(API);
    await second.reload();
    await popupOver(browserSession, second, 'Sent 2 times from this tab');
    await popupOver(browserSession, tab, 'Sent once from this tab');
  });

  test('any other site: none of your APIs, and no count', async ({ keybearer, browserSession, tab }) => {
    await add(keybearer, PAGERDUTY);
    await tab.goto(OTHER);
    const shown = await popupOver(browserSession, tab, 'This tab is not one of your APIs');
    expect(shown).toContain('Nothing is sent from it');
    expect(shown).toMatch(/PagerDuty/);
    expect(shown).not.toMatch(/from this tab ·|Not seen on a request/);
  });

  test('a tab of an API while locked: what waits for the passphrase, and nothing else', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    await add(keybearer, PAGERDUTY);
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    await keybearer.ask('vault.lock');
    await visit(tab, replica, API);
    const shown = await popupOver(
      browserSession,
      tab,
      'Nothing is sent to api.pagerduty.com until you unlock',
    );
    expect(shown).toContain('Unlock and reload this tab');
    expect(shown).not.toContain('PagerDuty');
  });
});

/** A state, and the badge then on a tab of the API and on one of another site. */
interface BadgeCase {
  readonly what: string;
  prepare(keybearer: Keybearer, id: string): Promise<unknown>;
  readonly api: string;
  readonly other: string;
}

const BADGES: readonly BadgeCase[] = [
  { what: 'a token that can be sent', prepare: async () => null, api: '1', other: '' },
  {
    what: 'a token that is off',
    prepare: (keybearer, id) => keybearer.ask('token.edit', { id, on: false }),
    api: '',
    other: '',
  },
  {
    what: 'a token that ends soon',
    prepare: (keybearer, id) => keybearer.ask('token.edit', { id, expiresAt: Date.now() + 13.5 * 60_000 }),
    api: '14m',
    other: '',
  },
  {
    what: 'pause',
    prepare: (keybearer) => keybearer.ask('pause.set', { paused: true }),
    api: 'II',
    other: 'II',
  },
  {
    what: 'a finished test',
    prepare: (keybearer, id) => keybearer.ask('token.test', { id }),
    api: '✓',
    other: '✓',
  },
  {
    what: 'a token that is being revoked',
    prepare: (keybearer, id) => keybearer.ask('revoke.start', { id }),
    api: '',
    other: '',
  },
  {
    what: 'a lock',
    prepare: async (keybearer) => {
      await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
      await keybearer.ask('vault.lock');
    },
    api: LOCK,
    other: '',
  },
];

// Proves P9: The badge agrees with them.
test.describe('the badge for', () => {
  for (const { what, prepare, api, other } of BADGES) {
    test(what, async ({ keybearer, browserSession, tab }) => {
      const [id = ''] = await add(keybearer, PAGERDUTY);
      await tab.goto(API);
      const apiTab = await keybearer.tabId(tab);
      const otherPage = await browserSession.context.newPage();
      await otherPage.goto(OTHER);
      const otherTab = await activeTab(keybearer);
      expect(otherTab).not.toBe(apiTab);
      await expect.poll(() => badgeText(browserSession, apiTab)).toBe('1');

      await prepare(keybearer, id);
      await expect.poll(() => badgeText(browserSession, apiTab)).toBe(api);
      await expect.poll(() => badgeText(browserSession, otherTab)).toBe(other);
      // A navigation takes a tab's badge away; it has to come back.
      await tab.reload();
      await expect.poll(() => badgeText(browserSession, apiTab)).toBe(api);
    });
  }

  test('answers that do not accept the token, until one does', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    await add(keybearer, PAGERDUTY);
    await visit(tab, replica, API);
    const tabId = await keybearer.tabId(tab);
    for (const status of [401, 403, 429]) {
      replica.setFault('api.pagerduty.com', { status });
      await visit(tab, replica, API);
      await expect.poll(() => badgeText(browserSession, tabId)).toBe(String(status));
    }
    replica.setFault('api.pagerduty.com', { status: 404 });
    await visit(tab, replica, API);
    await expect.poll(() => badgeText(browserSession, tabId)).toBe('1');
  });

  test('a test that was refused', async ({ keybearer, browserSession, replica, tab }) => {
    const [id] = await add(keybearer, PAGERDUTY);
    await tab.goto(API);
    const tabId = await keybearer.tabId(tab);
    replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs);
    await keybearer.ask('token.test', { id });
    await expect.poll(() => badgeText(browserSession, tabId)).toBe('!');
    await keybearer.ask('result.dismiss');
    await expect.poll(() => badgeText(browserSession, tabId)).not.toBe('!');
  });

  test('a token for chosen tabs: only there, and gone when the tab leaves', async ({
    keybearer,
    browserSession,
    tab,
  }) => {
    const [id] = await add(keybearer, { providerId: 'polyteia', secret: SAMPLE.polyteia });
    await tab.goto('https://app.polyteia.com/api');
    const tabId = await keybearer.tabId(tab);
    await expect.poll(() => badgeText(browserSession, tabId)).toBe('');
    await keybearer.ask('token.choose-tab', { id, tabId, chosen: true });
    await expect.poll(() => badgeText(browserSession, tabId)).toBe('1');
    await tab.goto(OTHER);
    await expect.poll(() => badgeText(browserSession, tabId)).toBe('');
    await expect.poll(async () => (await keybearer.token(String(id))).status).toBe('no-tab-chosen');
  });
});

/** The tab in front, also where its address is hidden from the extension. */
async function activeTab(keybearer: Keybearer): Promise<number> {
  const [tab] = await keybearer.page.evaluate(() => globalThis.chrome.tabs.query({ active: true }));
  if (tab?.id === undefined) throw new Error('no tab is in front');
  return tab.id;
}
