import type { Page } from '@playwright/test';
import { fakeToken } from '../../core/vault/testing/fake-token';
import type { Replica } from '../servers/replica';
import type { LoggedRequest } from '../servers/request-log';
import { SAMPLE } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { type HeaderVector, readHeaderVectors } from '../support/header-vectors';
import { until } from '../support/until';
import { copyBuild } from './support/build-copy';
import { carries } from './support/carried';
import { DOCS, FROM_DOCS, fetching, TWINS } from './support/docs-actions';
import type { Keybearer } from './support/keybearer';
import { alarmTime, letTimePass } from './support/later';
import { importTokens } from './support/many-tokens';
import { expect, test } from './support/test';
import { addVectorToken, vectorLines } from './support/vector-lines';
import { visit } from './support/visit';

const HOST = 'api.airship.co.uk';
const API = `https://${HOST}`;
const FIRST = { providerId: 'airship-uk', secret: SAMPLE.airship };
const SECOND = { providerId: 'airship-uk', secret: SAMPLE.airshipOther };
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const PASSPHRASE = 'sample passphrase for tests';
const lineOf = ({ secret }: { secret: string }) => `authorization: Bearer ${secret}`;

async function choose(keybearer: Keybearer, id: string, tab: Page, chosen = true): Promise<void> {
  await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(tab), chosen });
}

// Proves P2: Of two tokens for one host, each tab gets its own.
test.describe('two tokens for one host', () => {
  test('are a radio group', async ({ keybearer, replica, tab }) => {
    const ons = async () =>
      Promise.all([first.id, second.id].map(async (id) => (await keybearer.token(id)).on));
    const first = await keybearer.add(FIRST);
    expect(await visit(tab, replica, `${API}/1`)).toEqual([lineOf(FIRST)]);

    const second = await keybearer.add(SECOND);
    expect(await ons()).toEqual([true, false]);
    expect(await visit(tab, replica, `${API}/2`)).toEqual([lineOf(FIRST)]);

    await keybearer.ask('token.edit', { id: second.id, on: true });
    expect(await ons()).toEqual([false, true]);
    expect(await visit(tab, replica, `${API}/now-second`)).toEqual([lineOf(SECOND)]);

    await keybearer.ask('token.edit', { id: first.id, on: true });
    expect(await ons()).toEqual([true, false]);
    expect(await visit(tab, replica, `${API}/3`)).toEqual([lineOf(FIRST)]);

    await keybearer.ask('token.edit', { id: first.id, on: false });
    expect(await ons()).toEqual([false, false]);
    expect(await visit(tab, replica, `${API}/4`)).toEqual([]);

    await keybearer.ask('token.send-for', { id: second.id, minutes: 5 });
    expect(await ons()).toEqual([false, true]);
    expect(await visit(tab, replica, `${API}/5`)).toEqual([lineOf(SECOND)]);
  });

  test('one that is refused or kept for later leaves the other on', async ({ keybearer, replica, tab }) => {
    const first = await keybearer.add(FIRST);
    await keybearer.add({ providerId: 'airship-uk', secret: 'sample-airship-nobody' });
    await keybearer.add({ ...SECOND, how: 'without-sending' });
    expect((await keybearer.token(first.id)).on).toBe(true);
    expect(await visit(tab, replica, `${API}/`)).toEqual([lineOf(FIRST)]);
  });

  test('one automatic, one chosen for a tab: each tab gets its own', async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    const first = await keybearer.add(FIRST);
    const second = await keybearer.add(SECOND);
    await keybearer.ask('token.edit', { id: second.id, scope: 'chosen-tabs', on: true });
    expect((await keybearer.token(first.id)).on).toBe(true);
    const other = await browserSession.context.newPage();
    await tab.goto(`${API}/this`);
    await other.goto(`${API}/other`);
    await choose(keybearer, second.id, other);
    for (const round of [1, 2]) {
      expect(await visit(tab, replica, `${API}/this/${round}`)).toEqual([lineOf(FIRST)]);
      expect(await visit(other, replica, `${API}/other/${round}`)).toEqual([lineOf(SECOND)]);
    }
    await choose(keybearer, second.id, other, false);
    expect(await visit(other, replica, `${API}/3`)).toEqual([lineOf(FIRST)]);
  });

  test('both chosen: the last choice of a tab counts', async ({
    browserSession,
    keybearer,
    replica,
    tab,
  }) => {
    const tokens = [await keybearer.add(FIRST), await keybearer.add(SECOND)];
    for (const { id } of tokens) await keybearer.ask('token.edit', { id, scope: 'chosen-tabs', on: true });
    const [first = '', second = ''] = tokens.map(({ id }) => id);
    const other = await browserSession.context.newPage();
    await tab.goto(`${API}/this`);
    await other.goto(`${API}/other`);
    await choose(keybearer, first, tab);
    await choose(keybearer, second, other);
    expect(await visit(tab, replica, `${API}/this`)).toEqual([lineOf(FIRST)]);
    expect(await visit(other, replica, `${API}/other`)).toEqual([lineOf(SECOND)]);
    await choose(keybearer, second, tab);
    expect(await visit(tab, replica, `${API}/2`)).toEqual([lineOf(SECOND)]);
    expect((await keybearer.token(first)).chosenTabs).toEqual([]);
  });
});

// Proves P3: Of two tokens for different paths of one host, each goes to its own.
test('two tokens for different paths of one host are both on, each below its own', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const [a, b] = (['/team-a', '/team-b'] as const).map((pathPrefix, at) =>
    fakeToken(`token-of-a-team-${at}`, {
      origins: [API],
      pathPrefix,
      allowedSites: [],
      label: `Key of ${pathPrefix}`,
    }),
  );
  if (a === undefined || b === undefined) throw new Error('no tokens');
  const lineFor = ({ secret }: { secret: string }) => [`authorization: Bearer ${secret}`];
  const options = await browserSession.openPopupPage('options.html');
  await importTokens(options, [a, b]);
  const ons = async () => (await keybearer.snapshot())?.tokens.map(({ on }) => on);
  expect(await ons()).toEqual([true, true]);
  const visitBoth = async (round: string) => {
    expect(await visit(tab, replica, `${API}/team-a/${round}`)).toEqual(lineFor(a));
    expect(await visit(tab, replica, `${API}/team-b/${round}`)).toEqual(lineFor(b));
    for (const path of ['/', '/team-ab/', '/team-a/..%2fteam-b/', '/team-b//team-a'])
      expect(await visit(tab, replica, API + path), path).toEqual([]);
  };
  await visitBoth('by-themselves');
  for (const { id } of [a, b]) {
    await keybearer.ask('token.edit', { id, scope: 'chosen-tabs' });
    await choose(keybearer, id, tab);
  }
  await visitBoth('in-one-tab');
  expect(await ons()).toEqual([true, true]);
});

test('tokens of all providers and regions at once', async ({ keybearer, replica, tab }) => {
  const vectors = readHeaderVectors().filter(({ pageOrigin }) => pageOrigin === null);
  expect(vectors).toHaveLength(8);
  // Leaving its host ends the choice of a tab, so that the shared host is added last and visited first.
  const isShared = ({ name }: HeaderVector) => name.startsWith('polyteia');
  const others = vectors.filter((vector) => !isShared(vector));
  const shared = vectors.filter(isShared);
  for (const vector of [...others, ...shared]) await addVectorToken(keybearer, vector, tab);
  for (const vector of [...shared, ...others]) {
    expect.soft(await vectorLines(vector, tab, replica), vector.name).toEqual(vector.lines);
  }
});

test.describe('sent for some minutes', () => {
  test('then no more', async ({ browserSession, keybearer, replica, tab }) => {
    const { id } = await keybearer.add(FIRST);
    const before = Date.now();
    await keybearer.ask('token.send-for', { id, minutes: 15 });
    const worker = await browserSession.worker();
    const end = await alarmTime(worker, 'send-until');
    expect(end).toBeGreaterThanOrEqual(before + 15 * 60_000);
    expect(end).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
    expect(await keybearer.token(id)).toMatchObject({ status: 'sent', sendUntil: end });
    await test.step('an alarm that comes too early ends nothing', async () => {
      await letTimePass(worker, 14, 'send-until');
      await until('the next alarm', async () => (await alarmTime(worker, 'send-until')) === end);
      expect(await visit(tab, replica, `${API}/1`)).toEqual([lineOf(FIRST)]);
    });
    await letTimePass(worker, 16, 'send-until');
    await until('the end', async () => (await keybearer.token(id)).status === 'off');
    expect(await visit(tab, replica, `${API}/2`)).toEqual([]);
    await keybearer.ask('token.edit', { id, on: true });
    expect(await keybearer.token(id)).toMatchObject({ status: 'sent', sendUntil: null });
    expect(await visit(tab, replica, `${API}/3`)).toEqual([lineOf(FIRST)]);
  });

  test('each token has its own, also after a lock', async ({ browserSession, keybearer, replica, tab }) => {
    const one = await keybearer.add(FIRST);
    const two = await keybearer.add(PAGERDUTY);
    await keybearer.ask('token.send-for', { id: one.id, minutes: 5 });
    const worker = await browserSession.worker();
    const end = (await alarmTime(worker, 'send-until')) ?? 0;
    await keybearer.ask('token.send-for', { id: two.id, minutes: 60 });
    expect(await alarmTime(worker, 'send-until')).toBe(end);

    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    await keybearer.ask('vault.lock');
    expect(await alarmTime(worker, 'send-until')).toBeNull();
    await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect(await keybearer.token(one.id)).toMatchObject({ status: 'sent', sendUntil: end });
    expect(await alarmTime(worker, 'send-until')).toBe(end);

    await letTimePass(worker, 6, 'send-until');
    await until('the end', async () => (await keybearer.token(one.id)).status === 'off');
    expect(await visit(tab, replica, `${API}/1`)).toEqual([]);
    expect(await visit(tab, replica, 'https://api.pagerduty.com/1')).toEqual([
      `authorization: Token token=${PAGERDUTY.secret}`,
    ]);
    expect(await alarmTime(worker, 'send-until')).toBeGreaterThan(end + 54 * 60_000);
  });
});

/** As a user has it who granted exactly these two hosts. */
const granted = test.extend({
  browserSession: async ({ replica }, use) => {
    const build = await copyBuild('chrome-mv3', { hosts: [`${API}/*`, `${DOCS}/*`] });
    const session = await launchChromium({ build: build.path, replica });
    await use(session);
    await session.close();
    await build.remove();
  },
});

/** Lets the page send one request. @returns by method: whether what arrived carried the token */
async function sendFrom(
  page: Page,
  replica: Replica,
  script: string,
  path: string,
  method: string,
  again = false,
): Promise<Record<string, boolean>> {
  await page.evaluate(script.replaceAll('{url}', API + path)).catch(() => {});
  const isMeant = (request: LoggedRequest) => request.path === path && request.method === method;
  await replica.log.waitFor(isMeant);
  // The first request of a new tab leaves before a rule can list it; the tab then goes there again.
  if (again) await replica.log.waitFor((request) => isMeant(request) && carries(request, FIRST.secret));
  return Object.fromEntries(
    replica.log.find({ path }).map((request) => [request.method, carries(request, FIRST.secret)]),
  );
}

granted(
  'the ticked docs page: its fetches and links, nothing else',
  async ({ browserSession, keybearer, replica }) => {
    const { id } = await keybearer.add({ ...FIRST, allowedSites: [DOCS] });
    for (const [at, [name, script, carried]] of FROM_DOCS.entries()) {
      const page = await browserSession.context.newPage();
      await page.goto(DOCS);
      const method = Object.keys(carried).at(-1) ?? '';
      const isLink = name.startsWith('link');
      const sent = await sendFrom(page, replica, script, `/docs/${at}`, method, isLink);
      expect.soft(sent, name).toEqual(carried);
    }
    await test.step('GET requests only', async () => {
      await keybearer.ask('token.edit', { id, getOnly: true });
      for (const [at, [name, script, carried]] of FROM_DOCS.entries()) {
        if (!name.startsWith('fetch')) continue;
        const page = await browserSession.context.newPage();
        await page.goto(DOCS);
        const method = Object.keys(carried).at(-1) ?? '';
        const only = Object.fromEntries(
          Object.keys(carried).map((each) => [each, each === 'GET' || each === 'HEAD']),
        );
        expect.soft(await sendFrom(page, replica, script, `/get-only/${at}`, method), name).toEqual(only);
      }
    });
  },
);

for (const [name, run, at] of [
  ['exact access', granted, 1],
  ['access to all', test, 2],
] as const) {
  run(`twins of the ticked docs page, ${name}`, async ({ browserSession, keybearer, replica }) => {
    await keybearer.add({ ...FIRST, allowedSites: [DOCS] });
    for (const [number, twin] of TWINS.entries()) {
      const [fetches, links] = [fetching("{ mode: 'no-cors' }"), "location.assign('{url}')"].map(
        (script, index) => async () => {
          const page = await browserSession.context.newPage();
          await page.goto(twin[0]);
          const again = index === 1 && twin[at][1];
          return (await sendFrom(page, replica, script, `/twin/${number}/${index}`, 'GET', again))['GET'];
        },
      );
      expect.soft([await fetches?.(), await links?.()], twin[0]).toEqual(twin[at]);
    }
  });
}
