import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { cacheFilesWith } from './support/cache-files';
import type { Reply, SnapshotSeen, TokenSeen } from './support/keybearer';
import { AIRSHIP, API, DOCS, FIRST, HOST, makeRulesCareless, PATHS, SECOND } from './support/stored-answers';

/** Answers by whose token they were asked with; the last is confirmed with 304 to anyone who has one. */
const ADDRESSES = [PATHS.caller, '/confirmed'];
const OUTSIDER = 'https://other.example/';

let replica: Replica;
let firefox: FirefoxSession;
let popup: Page;
let docs: Page;
let id: string;

async function ask(name: string, input: object): Promise<void> {
  const reply: Reply = await popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), {
    name,
    input,
  });
  if (!reply.ok) throw new Error(`${name}: ${reply.code}`);
}

async function tokens(): Promise<readonly TokenSeen[]> {
  const stored = await popup.evaluate(() => globalThis.browser.storage.session.get('snapshot'));
  return (stored as { snapshot?: SnapshotSeen }).snapshot?.tokens ?? [];
}

async function add(secret: string): Promise<string> {
  const before = new Set((await tokens()).map((token) => token.id));
  await ask('draft.put', { text: secret, tabOrigin: null, replacesId: null });
  await ask('draft.choose', { ...AIRSHIP, allowedSites: [DOCS] });
  await ask('draft.finish', { how: 'without-test' });
  return (await until('the new token', async () => (await tokens()).find((token) => !before.has(token.id))))
    .id;
}

/** The text of a page that loads, also of one that comes back without loading. */
function textOn(page: Page): Promise<string> {
  return until('its text', async () =>
    String(await page.evaluate("document.querySelector('pre')?.textContent ?? ''").catch(() => '')),
  );
}

async function visit(path: string): Promise<string> {
  const page = await firefox.newPage();
  await page.goto(`${API}${path}?by=visit`);
  const text = await textOn(page);
  await page.close();
  return text;
}

const fetched = async (path: string): Promise<string> =>
  String(await docs.evaluate(`fetch('${API}${path}?by=fetch').then((answer) => answer.text())`));

/** Whom each address takes a visit and the allowed page's fetch for. */
async function callers(): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = [];
  for (const path of ADDRESSES)
    for (const read of [visit, fetched])
      found.push((JSON.parse(await read(path)) as { authenticated: string | null }).authenticated);
  return found;
}

const all = (caller: string | null) => [caller, caller, caller, caller];

async function toAnotherToken(): Promise<void> {
  const second = await add(SECOND.secret);
  for (const [on, caller] of [
    [id, FIRST.caller],
    [second, SECOND.caller],
    [id, FIRST.caller],
  ] as const) {
    await ask('token.edit', { id: on, on: true });
    expect((await callers()).filter((_, at) => at % 2 === 0)).toEqual([caller, caller]);
  }
}

for (const careless of [false, true]) {
  test.describe(careless ? 'careless rules: this file would see it' : 'the rules of Keybearer', () => {
    test.describe.configure({ mode: 'serial' });

    test.beforeAll(async () => {
      replica = await startReplica({ tokens: SAMPLE_TOKENS });
      firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica });
      popup = await firefox.openPopupPage();
      docs = await firefox.newPage();
      await docs.goto(DOCS);
      id = await add(FIRST.secret);
      const tabId = await popup.evaluate(
        async (url) => (await globalThis.browser.tabs.query({ url: `${url}/*` }))[0]?.id,
        DOCS,
      );
      await ask('token.choose-tab', { id, tabId, chosen: true });
      if (careless) await makeRulesCareless(popup);
    });

    test.afterAll(async () => {
      await firefox?.close();
      await replica?.close();
    });

    // Proves P5: Firefox shows no answer from a store, nor by the back button, nor when a server confirms by 304.
    test('no answer is shown without the token, from no store, nor by the back button', async () => {
      expect(await callers()).toEqual(all(FIRST.caller));
      for (const read of [visit, fetched]) expect(await read(PATHS.echo)).toContain(FIRST.secret);
      const tab = await firefox.newPage();
      await tab.goto(`${API}${PATHS.caller}?back`);
      expect(await textOn(tab)).toContain(FIRST.caller);
      await tab.goto(OUTSIDER);
      await ask('token.edit', { id, on: false });

      replica.log.clear();
      await tab.evaluate('void history.back()');
      await until('the way back', async () =>
        String(await tab.evaluate('location.host').catch(() => '')).includes(HOST),
      );
      expect.soft((await textOn(tab)).includes(FIRST.caller)).toBe(careless);
      expect.soft(replica.log.find({ path: PATHS.caller })).toHaveLength(careless ? 0 : 1);
      expect(await callers()).toEqual(all(careless ? FIRST.caller : null));
    });

    if (!careless) test('nor to another token', toAnotherToken);

    // Proves P5: Firefox has no answer on the disk.
    test('none is on disk', async () => {
      await firefox.browser.close();
      const files = await cacheFilesWith(firefox.profileDir, FIRST.secret, 'firefox');
      expect(files.length > 0).toBe(careless);
    });
  });
}
