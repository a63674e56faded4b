import { beforeEach, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../core/pages/snapshot';
import type { TestRun } from '../../../core/probe/test-run';
import type { TokenRecord } from '../../../core/token/token-record';
import { fakeTest } from '../../../core/vault/testing/fake-test';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import { CATALOGUE } from '../../../tests/support/catalogue';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const PYLON = 'https://api.usepylon.com';
const PAGERDUTY = 'https://api.pagerduty.com';
const idOf = (at: number) => `token-of-a-run-${100 + at}`;
const tokenAt = (at: number, parts: Partial<TokenRecord> = {}) =>
  fakeToken(idOf(at), {
    providerId: 'pylon',
    providerName: 'Pylon',
    pathPrefix: '',
    allowedSites: [],
    origins: [PYLON],
    on: false,
    ...parts,
  });
const atPagerduty = { providerId: 'pagerduty', providerName: 'PagerDuty', origins: [PAGERDUTY] };

let fake: FakeBrowser;
/** Secrets in the order in which they were sent, with their hosts. */
let sent: string[];
/** By the token's id. */
let answers: (id: string) => Response | Promise<Response>;
/** What goes by between two tests at one API. */
let pauses: number;
let pause: (signal: AbortSignal) => Promise<void>;

const works = (id: string) =>
  Response.json(id === idOf(9) ? { user: { id: 'P1', name: 'Sample' } } : { data: { name: 'Sample' } });
const refuses = () => Response.json({ errors: ['Invalid API token'] }, { status: 401 });

beforeEach(() => {
  sent = [];
  answers = works;
  pauses = 0;
  pause = async () => {
    pauses += 1;
  };
  vi.stubGlobal('fetch', async (url: string | URL | Request, init?: RequestInit) => {
    const request = new Request(url, init);
    const id = /fake-token-(\S+)/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    sent.push(`${new URL(request.url).host} ${id}`);
    return answers(id);
  });
});

async function start(...tokens: readonly TokenRecord[]): Promise<readonly string[]> {
  return startUnder(null, ...tokens);
}

async function startUnder(passphrase: string | null, ...tokens: readonly TokenRecord[]) {
  fake = createFakeBrowser();
  fake.granted.add(PYLON);
  fake.granted.add(PAGERDUTY);
  await storeVault(fake, [...tokens], passphrase);
  startWorker(fake);
  return tokens.map(({ id }) => id);
}

const handlers = async () => (await import('../events/messages')).HANDLERS;
const begin = async (ids: readonly string[]) =>
  (await import('./test-tokens')).startTests({ ids: [...ids] }, (signal) => pause(signal));
const seen = (): TestRun | null => (fake.session.get('snapshot') as Snapshot | undefined)?.testRun ?? null;
const over = () => until('the end of the run', () => (seen()?.state === 'running' ? null : seen()));
const records = async () => (await (await import('../vault/open-vault')).requireVault()).tokens;

it('each is asked about once, with its own token, and its result is kept and not shown by itself', async () => {
  const ids = await start(tokenAt(1), tokenAt(2), tokenAt(9, atPagerduty));
  await begin(ids);
  expect(await over()).toEqual({
    state: 'done',
    total: 3,
    accepted: 3,
    refused: 0,
    other: 0,
    notAsked: 0,
    held: [],
  });
  expect(sent.toSorted()).toEqual([
    `api.pagerduty.com ${idOf(9)}`,
    `api.usepylon.com ${idOf(1)}`,
    `api.usepylon.com ${idOf(2)}`,
  ]);
  // Between the two of one company.
  expect(pauses).toBe(1);
  expect([...(await records()).values()].map(({ test, on }) => [test?.outcome, on])).toEqual(
    Array.from({ length: 3 }, () => ['works', false]),
  );
  expect(fake.session.get('snapshot')).toMatchObject({ result: null });
  const told = await until('the activity', async () => {
    const entries = await (await handlers())['activity.get']({});
    return entries.length === 0 ? null : entries;
  });
  expect(told.map(({ kind, detail }) => [kind, detail])).toEqual(Array(3).fill(['tested', 'works']));
  await (await handlers())['tests.end']({});
  expect(seen()).toBeNull();
});

it('after three refusals a company is asked no more, and the others are', async () => {
  const tokens = Array.from({ length: 6 }, (_, at) => tokenAt(at));
  const ids = await start(...tokens, tokenAt(9, atPagerduty));
  answers = async (id) => {
    if (id !== idOf(9)) return refuses();
    // Pages see it at once, and not only when another company has answered.
    await until('those that are not asked', () => seen()?.notAsked === 3);
    return works(id);
  };
  await begin(ids);
  expect(await over()).toMatchObject({
    state: 'done',
    accepted: 1,
    refused: 3,
    notAsked: 3,
    held: [{ name: 'Pylon', why: 'refused' }],
  });
  expect(sent.filter((line) => line.startsWith('api.usepylon.com'))).toHaveLength(3);
});

it('those that were accepted last time come before those that were refused', async () => {
  const test = (outcome: 'works' | 'refused') => fakeTest(outcome, 200);
  const before = [tokenAt(0, { test: test('refused') }), tokenAt(1), tokenAt(2, { test: test('works') })];
  await begin(await start(...before));
  await over();
  expect(sent.map((line) => line.split(' ')[1])).toEqual([idOf(2), idOf(1), idOf(0)]);
});

it('a second goes by between two of them at one API', async () => {
  const ids = await start(tokenAt(1), tokenAt(2));
  const times: number[] = [];
  answers = (id) => {
    times.push(performance.now());
    return works(id);
  };
  await (await handlers())['tests.start']({ ids: [...ids] });
  await over();
  const [first = 0, second = 0] = times;
  expect(second - first).toBeGreaterThan(990);
});

it('an API that asks for a pause gets it', async () => {
  const ids = await start(tokenAt(1), tokenAt(2));
  answers = () => new Response('{}', { status: 429, headers: { 'retry-after': '60' } });
  await begin(ids);
  expect(await over()).toMatchObject({ other: 1, notAsked: 1, held: [{ why: 'too-many' }] });
  expect(sent).toHaveLength(1);
});

it('one that can’t be reached is tried twice', async () => {
  const ids = await start(...Array.from({ length: 4 }, (_, at) => tokenAt(at)));
  answers = () => Promise.reject(new TypeError('failed'));
  await begin(ids);
  expect(await over()).toMatchObject({ other: 2, notAsked: 2, held: [{ why: 'not-reached' }] });
  expect(sent).toHaveLength(2);
});

it('four companies are asked at a time, and each about one token, whatever its hosts', async () => {
  const origin = (at: number) => `https://${at % 2 ? 'eu' : 'api'}.company-${at >> 1}.example`;
  const tokens = Array.from({ length: 10 }, (_, at) => tokenAt(at, { origins: [origin(at)] }));
  const ids = await start(...tokens, tokenAt(10));
  for (const { origins } of tokens) for (const each of origins) fake.granted.add(each);
  /** Requests that are not answered yet, by their company. */
  const waiting = new Map<number, () => void>();
  const together: number[] = [];
  answers = async (id) => {
    // A host that is not the provider's is asked without the token first.
    if (id === '') return refuses();
    const company = ids.indexOf(id) >> 1;
    together.push(waiting.has(company) ? Number.NaN : waiting.size + 1);
    await new Promise<void>((answer) => void waiting.set(company, answer));
    return works(id);
  };
  await begin(ids);
  for (let answered = 0; answered < ids.length; answered += 1) {
    // Later there are fewer companies left.
    const [[company, answer]] = await until('requests', () => {
      const all = [...waiting];
      return all.length >= (answered < 4 ? 4 : 1) ? (all as [[number, () => void]]) : null;
    });
    waiting.delete(company);
    answer();
  }
  expect(await over()).toMatchObject({ accepted: 11 });
  expect(Math.max(...together)).toBe(4);
});

it('one that is not to be asked about ends no run', async () => {
  const revocation = { startedAt: 1_700_000_000_000, nextCheckAt: null, lastCheck: null, checks: 0 };
  const unchecked = CATALOGUE.find(({ checks, fields }) => checks.length + fields.length === 0);
  if (unchecked === undefined) throw new Error('every provider has a check');
  const origins = unchecked.hosts.slice(0, 1).map(({ origin }) => origin);
  const ids = await start(
    tokenAt(1, { origins: ['https://api.no-access.example'], providerId: 'gone-provider' }),
    tokenAt(2),
    tokenAt(3, { revocation: revocation as unknown as TokenRecord['revocation'] }),
    tokenAt(4, { providerId: unchecked.id, origins }),
    tokenAt(5),
    tokenAt(6),
  );
  // One is removed meanwhile.
  pause = async () => (await handlers())['tokens.remove']({ ids: [idOf(6)] });
  fake.granted.delete('https://api.no-access.example');
  for (const origin of origins) fake.granted.add(origin);
  await begin([...ids, ...ids, 'gone-token-00001']);
  expect(await over()).toMatchObject({ state: 'done', total: 6, accepted: 2, notAsked: 4 });
});

it('is ended by the user, between two of them', async () => {
  const ids = await start(tokenAt(1), tokenAt(2), tokenAt(3));
  pause = async () => {
    await (await handlers())['tests.end']({});
    // It is still there: what it came to is said once it has stopped.
    expect(seen()).toMatchObject({ state: 'running', accepted: 1 });
  };
  await begin(ids);
  expect(await over()).toMatchObject({ state: 'stopped', accepted: 1, notAsked: 2 });
  expect(sent).toHaveLength(1);
});

it('a second one waits for no turn: it does not begin', async () => {
  const ids = await start(tokenAt(1), tokenAt(2));
  pause = async () => begin(ids);
  await begin(ids);
  expect(await over()).toMatchObject({ total: 2, accepted: 2 });
  expect(sent).toHaveLength(2);
});

it('a lock ends it, and says nothing of it', async () => {
  const ids = await startUnder('a passphrase', tokenAt(1), tokenAt(2));
  pause = async () => (await import('../lock/lock')).lock('user');
  await begin(ids);
  await until(
    'no open state',
    () => (fake.session.get('snapshot') as Snapshot | undefined)?.state !== 'open',
  );
  expect(sent).toHaveLength(1);
  expect(fake.session.has('test-run')).toBe(false);
});

it('what a stopped worker left behind is shown as stopped', async () => {
  const ids = await start(tokenAt(1), tokenAt(2));
  answers = () => new Promise(() => undefined);
  await begin(ids);
  await until('a request', () => sent.length > 0);
  startWorker(fake);
  await (await import('../sync/sync-all')).syncPages();
  expect(seen()).toMatchObject({ state: 'stopped', total: 2 });
});
