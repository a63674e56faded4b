import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.acme.example';
const SECRET = 'sample-acme-token-0000';
const TARGET = { origin: API, path: '/v1/me', secret: SECRET };
const NOW = Date.UTC(2026, 10, 22, 9, 0);

let fake: FakeBrowser;
/** Every request as the server sees it, and each pause between. */
let log: string[];
let answers: (headers: Record<string, string>) => Response | Promise<Response>;
const pause = async () => void log.push('a second');

const status = (code: number, body: object = {}, headers: Record<string, string> = {}) =>
  Response.json(body, { status: code, headers });
const asks = (challenge: string) => () => status(401, {}, { 'www-authenticate': challenge });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  log = [];
  answers = () => status(401);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const { method, body, credentials, cache, redirect, referrerPolicy } = init;
    expect({ body, credentials, cache, redirect, referrerPolicy }).toEqual({
      body: null,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    log.push([`${method} ${url}`, ...Object.entries(headers).map((pair) => pair.join(': '))].join(' | '));
    return answers(headers);
  });
  await storeVault(fake, [fakeToken(FIRST)], null);
  fake.granted.add(API);
  startWorker(fake);
});

const forms = async (basic = false, target: Partial<typeof TARGET> = {}) =>
  (await import('./usual-forms')).tryUsualForms({ ...TARGET, ...target }, basic, pause);
const refused = (reason: string) => expect.objectContaining({ params: { reason } });

const BARE = `GET ${API}/v1/me`;
const BEARER = `${BARE} | Authorization: Bearer ${SECRET}`;
const KEY = `${BARE} | X-Api-Key: ${SECRET}`;
const TOKEN = `${BARE} | Authorization: Token ${SECRET}`;
const USER = `${BARE} | Authorization: Basic ${btoa(`${SECRET}:`)}`;
const PASSWORD = `${BARE} | Authorization: Basic ${btoa(`:${SECRET}`)}`;
const each = (...lines: readonly string[]) => lines.flatMap((line) => ['a second', line]);

// Proves P3: What the server sees of usual forms is the list, byte for byte, and nothing after an acceptance or a lock.
describe('usual forms', () => {
  it('are tried one after the other', async () => {
    expect(await forms(true)).toEqual({
      accepted: null,
      end: 'all-tried',
      without: 401,
      tries: ['bearer', 'x-api-key', 'token', 'basic-user', 'basic-password'].map((form) => ({
        form,
        status: 401,
        reason: null,
      })),
    });
    expect(log).toEqual([BARE, ...each(BEARER, KEY, TOKEN, USER, PASSWORD)]);
  });

  it('have no Basic unless it is ticked, or the server asks for it', async () => {
    await forms();
    expect(log).toEqual([BARE, ...each(BEARER, KEY, TOKEN)]);
    log = [];
    answers = asks('Basic realm="Bearer"');
    await forms(false, { secret: 'another-token-0000' });
    expect(log.filter((line) => line.includes('Basic'))).toHaveLength(2);
    expect(log).toHaveLength(5);
  });

  it('are only the one that the server asks for', async () => {
    answers = asks('Token realm="x"');
    expect(await forms(true)).toMatchObject({ end: 'all-tried' });
    expect(log).toEqual([BARE, ...each(TOKEN)]);
  });

  it('are none where the server asks for something else', async () => {
    answers = asks('Negotiate');
    expect(await forms(true)).toMatchObject({ end: 'no-form', tries: [] });
    expect(log).toEqual([BARE]);
  });

  it('end with the one that is accepted', async () => {
    answers = (headers) => status(headers['X-Api-Key'] === SECRET ? 200 : 401);
    expect(await forms(true)).toEqual({
      accepted: 'x-api-key',
      end: 'accepted',
      without: 401,
      tries: [
        { form: 'bearer', status: 401, reason: null },
        { form: 'x-api-key', status: 200, reason: null },
      ],
    });
    expect(log).toEqual([BARE, ...each(BEARER, KEY)]);
  });

  it.each([
    ['too many calls', () => status(429)],
    ['a wait', () => status(401, {}, { 'retry-after': '60' })],
    ['words of a lock', () => status(401, { message: 'Two attempts left' })],
    ['a failure', () => status(500)],
    ['a redirect', () => new Response(null, { status: 302 })],
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('end with %s', async (_, answer) => {
    answers = (headers) => (Object.keys(headers).length === 0 ? status(401) : answer());
    expect(await forms(true)).toMatchObject({ accepted: null, end: 'stopped', tries: [{ form: 'bearer' }] });
    expect(log).toEqual([BARE, ...each(BEARER)]);
  });

  it('end where nothing answers any more', async () => {
    answers = (headers) =>
      Object.keys(headers).length === 0 ? status(401) : Promise.reject(new TypeError('failed'));
    expect(await forms()).toMatchObject({
      end: 'stopped',
      tries: [{ form: 'bearer', status: null, reason: 'network' }],
    });
  });

  it.each([
    ['401', 'Basic realm="x"'],
    ['403', null],
  ])('leave an account open that three failed sign-ins lock, %s', async (code, challenge) => {
    let failed = 0;
    answers = (headers) => {
      if (headers['Authorization']?.startsWith('Basic')) failed += 1;
      const headersBack = challenge === null ? {} : { 'www-authenticate': challenge };
      return failed >= 3 ? status(423) : status(Number(code), {}, headersBack);
    };
    await forms(true);
    expect(failed).toBe(2);
  });

  it.each([
    ['needs no token', () => status(200)],
    ['is a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['leads elsewhere', () => new Response(null, { status: 301 })],
    ['is busy', () => status(429)],
    ['counts', () => status(401, { message: 'Account locked' })],
    ['is not there', () => Promise.reject(new TypeError('failed'))],
  ])('send no token to what %s', async (_, answer) => {
    answers = answer;
    expect(await forms(true)).toMatchObject({ accepted: null, end: 'held', tries: [] });
    expect(log).toEqual([BARE]);
    // Another address may be asked at once.
    answers = () => status(401);
    expect(await forms(true)).toMatchObject({ end: 'all-tried' });
  });

  it('are not tried again for ten minutes, whatever the address: the result is given again', async () => {
    const first = await forms();
    const sent = [...log];
    vi.setSystemTime(NOW + 10 * 60_000 - 1);
    startWorker(fake);
    expect(await forms(true)).toEqual(first);
    expect(await forms(true, { path: '/v2' })).toEqual(first);
    expect(log).toEqual(sent);
    expect(await forms(false, { secret: 'another-token-0000' })).toMatchObject({ end: 'all-tried' });
    vi.setSystemTime(NOW + 10 * 60_000);
    log = [];
    await forms();
    expect(log).toEqual(sent);
  });

  it('that were cut short are not begun again', async () => {
    const { abortProbes } = await import('./prober');
    answers = async (headers) => {
      if (Object.keys(headers).length > 0) abortProbes();
      return status(401);
    };
    await expect(forms()).rejects.toMatchObject({ code: 'locked' });
    expect(log).toEqual([BARE, ...each(BEARER)]);
    await expect(forms()).rejects.toEqual(refused('forms-tried'));
    expect(log).toHaveLength(3);
  });

  it('keep nothing of the token in the open', async () => {
    await forms();
    const kept = JSON.stringify([...fake.session.entries()]);
    expect(fake.session.has('tried-forms')).toBe(true);
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toContain('acme.example');
  });

  it.each([
    ['http', 'http://localhost:3000', 'forms-address'],
    ['a known provider', 'https://api.pagerduty.com', 'forms-not-here'],
    ['another host of one', 'https://other.pagerduty.com', 'forms-not-here'],
    ['a look-alike', 'https://api-pagerduty.com', 'forms-not-here'],
    ['a shared suffix', 'https://github.io', 'forms-not-here'],
  ])('are not for %s', async (_, origin, reason) => {
    fake.granted.add(origin);
    await expect(forms(false, { origin })).rejects.toEqual(refused(reason));
    expect(log).toEqual([]);
  });

  it('are not for an address that spells out the token', async () => {
    const path = `/v1/${SECRET}/me`;
    await expect(forms(false, { path })).rejects.toEqual(refused('not-its-address'));
    const { lookAt } = await import('./usual-forms');
    await expect(lookAt(API, path, [SECRET])).rejects.toEqual(refused('not-its-address'));
    expect(log).toEqual([]);
  });

  it('need access, and a token that a header can carry', async () => {
    await expect(forms(false, { secret: 'a\nb' })).rejects.toEqual(refused('header-value'));
    fake.granted.delete(API);
    await expect(forms()).rejects.toMatchObject({ code: 'no-access' });
    expect(log).toEqual([]);
  });
});

describe('a look at an address', () => {
  const look = async (origin = API) => (await import('./usual-forms')).lookAt(origin, '/v1/me', [SECRET]);

  it('is one request without token, and tells what is asked for', async () => {
    answers = () =>
      status(
        401,
        { error: { message: 'No\u202e key\n<b>' } },
        { 'www-authenticate': 'Bearer realm="x", Frob' },
      );
    expect(await look()).toEqual({
      kind: 'json',
      status: 401,
      schemes: ['bearer', 'other'],
      message: 'No key <b>',
    });
    expect(log).toEqual([BARE]);
  });

  it('repeats no secret that a server has seen before', async () => {
    answers = () => status(401, { error: `No key ${SECRET}` });
    expect(await look()).toMatchObject({ message: 'No key [token]' });
  });

  it('tells that nothing answers', async () => {
    answers = () => Promise.reject(new TypeError('failed'));
    expect(await look()).toEqual({ kind: 'none', reason: 'network' });
  });

  it('needs access', async () => {
    await expect(look('https://other.acme.example')).rejects.toMatchObject({ code: 'no-access' });
    expect(log).toEqual([]);
  });
});

describe('a draft', () => {
  const handlers = async () => (await import('../events/messages')).HANDLERS;
  it('of a known provider is neither looked at nor tried', async () => {
    const all = await handlers();
    const { draft } = await all['draft.put']({
      text: 'PYLON_API_KEY=sample-0000000000000000',
      tabOrigin: null,
      replacesId: null,
    });
    const id = draft !== null && 'id' in draft ? draft.id : '';
    await expect(all['draft.look']({ id })).rejects.toEqual(refused('forms-not-here'));
    await expect(all['draft.try-forms']({ id, basic: false })).rejects.toEqual(refused('forms-not-here'));
    await expect(all['draft.look']({ id: 'another-draft-0001' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(log).toEqual([]);
  });

  it('of an own one is not shown its secrets by what a server says', async () => {
    const all = await handlers();
    const text = `curl ${API}/v1/me -H 'Authorization: Bearer ${SECRET}'`;
    const { draft } = await all['draft.put']({ text, tabOrigin: null, replacesId: null });
    answers = () => status(401, { error: `No key ${SECRET}` });
    const id = draft !== null && 'id' in draft ? draft.id : '';
    expect(await all['draft.look']({ id })).toMatchObject({ message: 'No key [token]' });
  });

  it('of an own one is asked at the check, else at the prefix, else at the root', async () => {
    const { addressOf } = await import('../pending/own-api');
    const { fakeOwnProvider } = await import('../../../core/vault/testing/fake-own-provider');
    const at = (changes: object) => addressOf({ own: fakeOwnProvider({ origins: [API], ...changes }) });
    expect(at({})).toEqual({ origin: API, path: '/v1/me' });
    expect(at({ check: null })).toEqual({ origin: API, path: '/v1' });
    expect(at({ check: null, pathPrefix: '' })).toEqual({ origin: API, path: '/' });
  });
});
