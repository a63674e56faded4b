import type { BrowserContext, Page, Worker } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import { until } from '../support/until';
import { cacheFilesWith } from './support/cache-files';
import type { Keybearer } from './support/keybearer';
import { letTimePass } from './support/later';
import { expect, test } from './support/test';

const HOST = 'api.airship.co.uk';
const DOCS = 'https://developers.airship.co.uk';
const FIRST = { secret: SAMPLE.airship, caller: 'Sample Head Office' };
const SECOND = { secret: SAMPLE.airshipOther, caller: 'Other Head Office' };
const PASSPHRASE = 'sample passphrase for tests';
const PATHS = { caller: '/cacheable', echo: '/cacheable-echo' } as const;

interface Answered {
  /** Whom the API took the caller for; null for nobody. */
  readonly caller: string | null;
  readonly asked: boolean;
}

/**
 * Two ways to get an answer that the browser may have stored: a visit in a new tab, a page's fetch. Each has
 * addresses of its own: the answers differ by origin, so that one would push the other out of the store.
 */
interface Readers {
  visit(path: string): Promise<string>;
  fetch(path: string): Promise<string>;
}

function readersOf(context: BrowserContext, docs: Page): Readers {
  return {
    async visit(path) {
      const page = await context.newPage();
      await page.goto(`https://${HOST}${path}?by=visit`);
      const text = await page.evaluate(() => document.querySelector('pre')?.textContent ?? '');
      await page.close();
      return text;
    },
    fetch: (path) =>
      docs.evaluate((url) => fetch(url).then((answer) => answer.text()), `https://${HOST}${path}?by=fetch`),
  };
}

async function ask(read: (path: string) => Promise<string>, replica: Replica): Promise<Answered> {
  replica.log.clear();
  const { authenticated } = JSON.parse(await read(PATHS.caller)) as { authenticated: string | null };
  return { caller: authenticated, asked: replica.log.find({ host: HOST, path: PATHS.caller }).length > 0 };
}

/** Lets the browser store answers to the first token, one of them with the token in it. */
async function store(readers: Readers, replica: Replica): Promise<void> {
  for (const read of [readers.visit, readers.fetch]) {
    expect(await ask(read, replica)).toEqual({ caller: FIRST.caller, asked: true });
    expect(await read(PATHS.echo)).toContain(FIRST.secret);
  }
}

interface Way {
  readonly name: string;
  stop(keybearer: Keybearer, id: string, worker: () => Promise<Worker>): Promise<unknown>;
  /** Whom the API takes a visit and the page's fetch for afterwards. */
  readonly after: { readonly visit: string | null; readonly fetch: string | null };
}

const nobody = { visit: null, fetch: null } as const;
const airship = { providerId: 'airship-uk', region: null } as const;

const WAYS: readonly Way[] = [
  {
    name: 'lock',
    async stop(keybearer) {
      await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
      await keybearer.ask('vault.lock');
    },
    after: nobody,
  },
  { name: 'off', stop: (keybearer, id) => keybearer.ask('token.edit', { id, on: false }), after: nobody },
  { name: 'pause', stop: (keybearer) => keybearer.ask('pause.set', { paused: true }), after: nobody },
  { name: 'revoke', stop: (keybearer, id) => keybearer.ask('revoke.start', { id }), after: nobody },
  { name: 'remove', stop: (keybearer, id) => keybearer.ask('token.remove', { id }), after: nobody },
  {
    name: 'the end of its minutes',
    async stop(keybearer, id, worker) {
      await keybearer.ask('token.send-for', { id, minutes: 5 });
      await letTimePass(await worker(), 6, 'send-until');
      await until('the end', async () => (await keybearer.token(id)).status === 'off');
    },
    after: nobody,
  },
  {
    name: 'only in chosen tabs',
    stop: (keybearer, id) => keybearer.ask('token.edit', { id, scope: 'chosen-tabs' }),
    after: nobody,
  },
  {
    name: 'the site is no longer allowed',
    stop: (keybearer, id) => keybearer.ask('token.edit', { id, allowedSites: [] }),
    after: { visit: FIRST.caller, fetch: null },
  },
  {
    name: 'replace',
    async stop(keybearer, id) {
      await keybearer.ask('draft.put', { text: SECOND.secret, tabOrigin: null, replacesId: id });
      await keybearer.ask('draft.finish', { how: 'test' });
    },
    after: { visit: SECOND.caller, fetch: SECOND.caller },
  },
  {
    name: 'switch to a new token',
    stop: (keybearer) => keybearer.add({ ...airship, secret: SECOND.secret, allowedSites: [DOCS] }),
    after: { visit: SECOND.caller, fetch: SECOND.caller },
  },
  {
    name: 'switch to a new token that the page may not use',
    stop: (keybearer) => keybearer.add({ ...airship, secret: SECOND.secret }),
    after: { visit: SECOND.caller, fetch: null },
  },
  {
    name: 'switch to a new token by its minutes',
    async stop(keybearer) {
      const { id } = await keybearer.add({ ...airship, secret: SECOND.secret, how: 'without-sending' });
      await keybearer.ask('token.send-for', { id, minutes: 5 });
    },
    after: { visit: SECOND.caller, fetch: null },
  },
];

for (const { name, stop, after } of WAYS) {
  test(`nothing stored is served or kept after: ${name}`, async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    await tab.goto(DOCS);
    const { id } = await keybearer.add({ ...airship, secret: FIRST.secret, allowedSites: [DOCS] });
    const readers = readersOf(browserSession.context, tab);
    await store(readers, replica);
    await stop(keybearer, id, browserSession.worker);
    expect.soft(await ask(readers.visit, replica), 'a visit').toEqual({ caller: after.visit, asked: true });
    expect
      .soft(await ask(readers.fetch, replica), "a page's fetch")
      .toEqual({ caller: after.fetch, asked: true });
    await browserSession.context.close();
    expect(await cacheFilesWith(browserSession.profileDir, FIRST.secret)).toEqual([]);
  });
}

test('back and forth between two tokens, each gets its own answers', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  await tab.goto(DOCS);
  const readers = readersOf(browserSession.context, tab);
  const ids = new Map<string, string>();
  for (const { secret, caller } of [FIRST, SECOND]) {
    const { id } = await keybearer.add({ ...airship, secret, allowedSites: [DOCS] });
    ids.set(caller, id);
    for (const read of [readers.visit, readers.fetch])
      expect(await ask(read, replica)).toEqual({ caller, asked: true });
  }
  for (const { caller } of [FIRST, SECOND, FIRST]) {
    await keybearer.ask('token.edit', { id: ids.get(caller), on: true });
    for (const read of [readers.visit, readers.fetch])
      expect(await ask(read, replica)).toEqual({ caller, asked: true });
  }
});

test.describe('what this file would see', () => {
  test('rules that go without a purge leave the answer behind', async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    await tab.goto(DOCS);
    await keybearer.add({ ...airship, secret: FIRST.secret, allowedSites: [DOCS] });
    const readers = readersOf(browserSession.context, tab);
    await store(readers, replica);
    const worker = await browserSession.worker();
    await worker.evaluate(
      'chrome.declarativeNetRequest.getSessionRules().then((rules) =>' +
        ' chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) }))',
    );
    for (const read of [readers.visit, readers.fetch]) {
      expect(await ask(read, replica)).toEqual({ caller: FIRST.caller, asked: false });
    }
    await browserSession.context.close();
    expect((await cacheFilesWith(browserSession.profileDir, FIRST.secret)).length).toBeGreaterThan(0);
  });
});

test.describe('a browser that is closed while a token is sent', () => {
  test.use({ build: 'chrome-mv3-e2e' });

  test('keeps what it stored until its next start, and no longer', async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    await keybearer.add({ ...airship, secret: FIRST.secret });
    const { visit } = readersOf(browserSession.context, tab);
    expect(await visit(PATHS.echo)).toContain(FIRST.secret);
    await browserSession.context.close();
    expect((await cacheFilesWith(browserSession.profileDir, FIRST.secret)).length).toBeGreaterThan(0);

    await browserSession.restart();
    const page = await browserSession.openPopupPage();
    const send = () =>
      page.evaluate(() => globalThis.chrome.runtime.sendMessage({ name: 'standing.get', input: {} }));
    await until('the start', async () => (await send()) !== undefined);
    await browserSession.context.close();
    expect(await cacheFilesWith(browserSession.profileDir, FIRST.secret)).toEqual([]);
    expect(replica.log.find({ path: PATHS.echo })).toHaveLength(1);
  });
});
