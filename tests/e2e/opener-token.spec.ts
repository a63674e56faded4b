import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { browserTabs } from './support/browser-tabs';
import { carries } from './support/carried';
import type { Keybearer } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { expect, test } from './support/test';

const API = 'https://api.airship.co.uk';
const CHOSEN = { providerId: 'airship-uk', secret: SAMPLE.airship };
const AUTOMATIC = { providerId: 'airship-uk', secret: SAMPLE.airshipOther };

/** What a page in the chosen tab does, and the click that the user makes in it. */
interface Way {
  readonly name: string;
  /** `{url}` is filled in. */
  readonly markup: string;
  readonly click?: { readonly button?: 'middle'; readonly modifiers?: ('ControlOrMeta' | 'Shift')[] };
}

const link = (attributes = '') => `<a id="way" href="{url}" ${attributes}>go</a>`;
const opens = (call: string) => `<button id="way" onclick="${call}">go</button>`;
const opaque = (call: string) =>
  `<iframe sandbox="allow-scripts allow-popups" srcdoc="<script>${call}</script>"></iframe>`;

const WAYS: readonly Way[] = [
  { name: 'link-new-tab', markup: link('target="_blank"'), click: {} },
  { name: 'link-new-tab-with-opener', markup: link('target="_blank" rel="opener"'), click: {} },
  { name: 'link-named-tab', markup: link('target="named"'), click: {} },
  { name: 'ctrl-click', markup: link(), click: { modifiers: ['ControlOrMeta'] } },
  { name: 'shift-click', markup: link(), click: { modifiers: ['Shift'] } },
  { name: 'middle-click', markup: link(), click: { button: 'middle' } },
  { name: 'window-open', markup: opens("window.open('{url}')"), click: {} },
  {
    name: 'window-open-without-opener',
    markup: opens("window.open('{url}', '_blank', 'noopener')"),
    click: {},
  },
  {
    name: 'window-open-then-address',
    markup: opens("window.open('about:blank').location = '{url}'"),
    click: {},
  },
  {
    name: 'form',
    markup: '<form action="{url}" target="_blank"><button id="way">go</button></form>',
    click: {},
  },
  { name: 'opaque-pop-up', markup: opaque("window.open('{url}')") },
  { name: 'opaque-pop-up-without-opener', markup: opaque("window.open('{url}', '_blank', 'noopener')") },
];

async function take({ name, markup, click }: Way, tab: Page): Promise<void> {
  const content = markup.replaceAll('{url}', `${API}/way/${name}`);
  await tab.evaluate((text) => {
    document.body.replaceChildren(document.createRange().createContextualFragment(text));
  }, content);
  if (click !== undefined) await tab.click('#way', click);
}

/** One token is chosen for the tab, which shows its API, and a conflicting token is sent everywhere else. */
async function chooseOne(keybearer: Keybearer, tab: Page): Promise<void> {
  const chosen = await keybearer.add(CHOSEN);
  const automatic = await keybearer.add(AUTOMATIC);
  await keybearer.ask('token.edit', { id: chosen.id, scope: 'chosen-tabs', on: true });
  await keybearer.ask('token.edit', { id: automatic.id, on: true });
  await tab.goto(`${API}/start`);
  await keybearer.ask('token.choose-tab', {
    id: chosen.id,
    tabId: await keybearer.tabId(tab),
    chosen: true,
  });
}

/** Tabs that are known to have been opened from the chosen one, or from one that was. */
async function knownTabs({ page }: Keybearer): Promise<number> {
  const { choices } = (await page.evaluate(`chrome.storage.session.get('choices')`)) as {
    choices: { openedFrom: object };
  };
  return Object.keys(choices.openedFrom).length;
}

for (const asleep of [false, true]) {
  // Proves P2: A tab opened from one chosen for a token carries none of the same host’s other tokens.
  test(`a tab opened from a chosen one never carries a conflicting token${asleep ? ', also while the background is stopped' : ''}`, async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    await chooseOne(keybearer, tab);
    const carriers = (path: string, secret: string) =>
      replica.log.find({ path }).filter((request) => carries(request, secret));
    // Before the choice the conflict was right there as well.
    const before = carriers('/start', AUTOMATIC.secret).length;
    for (const [before, way] of WAYS.entries()) {
      // A worker stops when nothing has happened for a while, and not in the middle of what did.
      await expect.poll(() => knownTabs(keybearer)).toBe(before);
      if (asleep) await killWorker(browserSession, tab);
      await take(way, tab);
      await replica.log.waitFor(({ path }) => path === `/way/${way.name}`);
    }
    await expect.poll(() => knownTabs(keybearer)).toBe(WAYS.length);
    const tabs = browserTabs(keybearer);
    await tabs.duplicate(await keybearer.tabId(tab));
    await expect.poll(() => replica.log.find({ path: '/start' }).length).toBeGreaterThan(1);
    // The conflict is sent wherever else the user goes; by then what was to follow the tabs has come.
    const other = await browserSession.context.newPage();
    await expect(async () => {
      await other.goto(`${API}/elsewhere`);
      expect(carriers('/elsewhere', AUTOMATIC.secret)).not.toEqual([]);
    }).toPass();
    for (const { name } of WAYS) expect.soft(carriers(`/way/${name}`, AUTOMATIC.secret).length, name).toBe(0);
    const copies = carriers('/start', AUTOMATIC.secret).length - before;
    expect(copies, 'requests of a copy of the tab').toBe(0);
  });
}
