import type { Worker } from '@playwright/test';
import { until } from '../support/until';
import { cacheFilesWith } from './support/cache-files';
import type { Keybearer } from './support/keybearer';
import { letTimePass } from './support/later';
import {
  AIRSHIP,
  ask,
  DOCS,
  dropRules,
  FIRST,
  getAnswers,
  makeRulesCareless,
  PASSPHRASE,
  PATHS,
  readersOf,
  SECOND,
} from './support/stored-answers';
import { expect, test } from './support/test';

interface Way {
  readonly name: string;
  stop(keybearer: Keybearer, id: string, worker: () => Promise<Worker>): Promise<unknown>;
  /** Whom the API takes a visit and the page's fetch for afterwards. */
  readonly after: { readonly visit: string | null; readonly fetch: string | null };
}

async function switchTo(keybearer: Keybearer, allowedSites: readonly string[]): Promise<void> {
  const { id } = await keybearer.add({ ...AIRSHIP, secret: SECOND.secret, allowedSites });
  await keybearer.ask('token.edit', { id, on: true });
}

const nobody = { visit: null, fetch: null } as const;
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
      await keybearer.ask('draft.finish', { how: 'all-the-same' });
    },
    after: { visit: SECOND.caller, fetch: SECOND.caller },
  },
  {
    name: 'switch to a new token',
    stop: (keybearer) => switchTo(keybearer, [DOCS]),
    after: { visit: SECOND.caller, fetch: SECOND.caller },
  },
  {
    name: 'switch to a new token that the page may not use',
    stop: (keybearer) => switchTo(keybearer, []),
    after: { visit: SECOND.caller, fetch: null },
  },
  {
    name: 'switch to a new token by its minutes',
    async stop(keybearer) {
      const { id } = await keybearer.add({ ...AIRSHIP, secret: SECOND.secret, how: 'without-sending' });
      await keybearer.ask('token.send-for', { id, minutes: 5 });
    },
    after: { visit: SECOND.caller, fetch: null },
  },
];

for (const { name, stop, after } of WAYS) {
  // A browser that stores against the headers of our rules is no reason to trust what it stored.
  // Proves P5: Stored answers are dropped at lock, off, pause, revoke, remove, replace and switch.
  test(`what was stored all the same is neither served nor kept after: ${name}`, async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    await tab.goto(DOCS);
    const { id } = await keybearer.add({ ...AIRSHIP, secret: FIRST.secret, allowedSites: [DOCS] });
    await makeRulesCareless(await browserSession.worker());
    const readers = readersOf(browserSession.context, tab);
    await getAnswers(readers, replica);
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
    const { id } = await keybearer.add({ ...AIRSHIP, secret, allowedSites: [DOCS] });
    ids.set(caller, id);
    await keybearer.ask('token.edit', { id, on: true });
    for (const read of [readers.visit, readers.fetch])
      expect(await ask(read, replica)).toEqual({ caller, asked: true });
  }
  for (const { caller } of [FIRST, SECOND, FIRST]) {
    await keybearer.ask('token.edit', { id: ids.get(caller), on: true });
    for (const read of [readers.visit, readers.fetch])
      expect(await ask(read, replica)).toEqual({ caller, asked: true });
  }
});

for (const careless of [false, true]) {
  const what = careless
    ? 'careless rules leave the answers behind: this file would see it'
    : 'nothing is stored';
  // Proves P5: Answers to visits and to pages’ fetches are not stored.
  test(`without a purge: ${what}`, async ({ browserSession, keybearer, replica, tab }) => {
    await tab.goto(DOCS);
    await keybearer.add({ ...AIRSHIP, secret: FIRST.secret, allowedSites: [DOCS] });
    const worker = await browserSession.worker();
    if (careless) await makeRulesCareless(worker);
    const readers = readersOf(browserSession.context, tab);
    await getAnswers(readers, replica);
    await dropRules(worker);
    const expected = careless ? { caller: FIRST.caller, asked: false } : { caller: null, asked: true };
    for (const read of [readers.visit, readers.fetch])
      expect.soft(await ask(read, replica)).toEqual(expected);
    await browserSession.context.close();
    const files = await cacheFilesWith(browserSession.profileDir, FIRST.secret);
    expect(files.length > 0).toBe(careless);
  });
}

for (const careless of [false, true]) {
  const what = careless ? 'careless rules' : 'our rules';
  test.describe(`a browser that ends while a token is sent, with ${what}`, () => {
    test.use({ build: 'chrome-mv3-e2e' });

    test(
      careless ? 'keeps what it stored until its next start' : 'keeps nothing',
      async ({ browserSession, keybearer, replica }) => {
        await keybearer.add({ ...AIRSHIP, secret: FIRST.secret });
        if (careless) await makeRulesCareless(await browserSession.worker());
        const { visit } = readersOf(browserSession.context, keybearer.page);
        expect(await visit(PATHS.echo)).toContain(FIRST.secret);
        await browserSession.context.close();
        const files = await cacheFilesWith(browserSession.profileDir, FIRST.secret);
        expect(files.length > 0).toBe(careless);

        await browserSession.restart();
        const page = await browserSession.openPopupPage();
        const send = () =>
          page.evaluate(() => globalThis.chrome.runtime.sendMessage({ name: 'vault.status', input: {} }));
        await until('the start', async () => (await send()) !== undefined);
        await browserSession.context.close();
        expect(await cacheFilesWith(browserSession.profileDir, FIRST.secret)).toEqual([]);
        expect(replica.log.find({ path: PATHS.echo })).toHaveLength(1);
      },
    );
  });
}
