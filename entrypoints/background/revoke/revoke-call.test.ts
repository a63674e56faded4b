import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BY_ID,
  DELETE_SELF,
  POST_BARE,
  revokingProvider,
} from '../../../core/revoke/testing/revoking-provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { compileCatalogue } from '../../../scripts/catalogue/compile';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { putCatalogue, startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 29, 9, 0);
const API = 'https://api.made-up.com';
const SECRET = 'sample-token-000000-7Xqk';

let fake: FakeBrowser;
/** Every request with its body, and how it was made. */
let log: string[];
let options: RequestInit[];
/** Whether the provider still knows the token. */
let alive: boolean;
type Answering = (line: string) => Response | Promise<Response>;
let answers: Answering;

const json = (body: unknown, status = 200) => Response.json(body, { status });
const check = () => (alive ? json({ id: 1 }) : json({ message: 'Bad credentials' }, 401));
/** Revokes at the call that ends so, and answers checks. */
const revokesAt =
  (call: string, answer: () => Response): Answering =>
  (line) => {
    if (!line.startsWith(call)) return check();
    alive = false;
    return answer();
  };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  log = [];
  options = [];
  alive = true;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const headers = Object.entries(init.headers ?? {}).map(([name, value]) => ` ${name}: ${value}`);
    const line = `${init.method} ${url}${headers.join('')}${init.body ? ` ${init.body}` : ''}`;
    log.push(line);
    options.push(init);
    return answers(line);
  });
});

/** A token of a provider with this call, whose revocation was begun. */
async function begin(call: object, more: object = {}): Promise<void> {
  const text = compileCatalogue([revokingProvider(call, more)], '0.0.0');
  putCatalogue({ text, version: '0.0.0' });
  const record = { providerId: 'made-up', providerName: 'Made Up', secret: SECRET, origins: [API] };
  await storeVault(fake, [fakeToken(FIRST, { ...record, pathPrefix: '', allowedSites: [] })], null);
  startWorker(fake);
  await handle('revoke.start', { id: FIRST });
}
async function handle(name: string, input: object): Promise<void> {
  const { HANDLERS } = await import('../events/messages');
  await (HANDLERS as unknown as Record<string, (input: object) => Promise<void>>)[name]?.(input);
}
interface Shown {
  readonly call: { readonly lines: string[] } | null;
  readonly lastCall: { readonly at: number; readonly outcome: string } | null;
}
const shown = (): Shown => {
  const { tokens } = fake.session.get('snapshot') as { tokens: { revocation: Shown }[] };
  return tokens[0]?.revocation ?? { call: null, lastCall: null };
};
/** What the button sends. */
const input = () => ({ id: FIRST, shown: shown().call?.lines ?? [], after: shown().lastCall?.at ?? null });
const hold = () => handle('revoke.call', input());
const stored = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);
const changed = { code: 'invalid-input', params: { reason: 'revoke-changed' } };

const HEADER = ` Authorization: Bearer ${SECRET}`;
const DELETED = `DELETE ${API}/v1/tokens/self${HEADER}`;
const CHECKED = `GET ${API}/me${HEADER}`;

// Proves P8: A token is revoked by exactly one call, as it was shown, and by none before the user said so.
describe('the call that revokes', () => {
  it.each([
    ['deletes itself', DELETE_SELF, [DELETED], () => new Response(null, { status: 204 })],
    [
      'names it in the body alone',
      POST_BARE,
      [`POST ${API}/credentials/revoke Content-Type: application/json {"credentials":["${SECRET}"]}`],
      () => json({}, 202),
    ],
    [
      'names it in the body and the header',
      { ...POST_BARE, body: '{"token":"{token}"}', withToken: true, works: { status: [200] } },
      [`POST ${API}/credentials/revoke Content-Type: application/json${HEADER} {"token":"${SECRET}"}`],
      () => json({}),
    ],
  ])('is made once, and seen to have worked: it %s', async (_, call, lines, answer) => {
    await begin(call);
    expect(log).toEqual([]);
    answers = revokesAt(lines[0]?.split(' ')[0] ?? '', answer);
    await hold();
    expect(log).toEqual([...lines, CHECKED]);
    expect(await stored()).toBeUndefined();
    expect(fake.session.get('snapshot')).toMatchObject({ revoked: { providerName: 'Made Up' } });
    for (const { credentials, cache, redirect, referrerPolicy } of options)
      expect({ credentials, cache, redirect, referrerPolicy }).toEqual({
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
  });

  it('asks for its id first', async () => {
    await begin(BY_ID);
    const revokes = revokesAt('DELETE', () => new Response(null, { status: 204 }));
    answers = (line) => (line.includes('whoami') ? json({ token: { id: 'tok_1' } }) : revokes(line));
    await hold();
    expect(log).toEqual([`GET ${API}/v1/whoami${HEADER}`, `DELETE ${API}/v1/tokens/tok_1${HEADER}`, CHECKED]);
  });

  it.each(['../users/1', '%2e%2e', SECRET, null])('is not made with the id %j', async (id) => {
    await begin(BY_ID);
    answers = () => json({ token: { id } });
    await hold();
    expect(log).toEqual([`GET ${API}/v1/whoami${HEADER}`]);
    expect(await stored()).toMatchObject({ revocation: { nextCheckAt: null, call: { outcome: 'no-id' } } });
  });

  it('needs no words of a refusal after it was accepted', async () => {
    await begin(DELETE_SELF);
    answers = (line) => new Response(null, { status: line.startsWith('DELETE') ? 204 : 401 });
    await hold();
    expect(await stored()).toBeUndefined();
  });

  it('is asked about again while the token is still taken', async () => {
    await begin(POST_BARE);
    answers = (line) => (line.startsWith('POST') ? json({}, 202) : check());
    await hold();
    expect(await stored()).toMatchObject({
      revocation: { call: { outcome: 'accepted', status: 202 }, lastCheck: { outcome: 'works' } },
    });
    expect(fake.alarms.get('revocation')).toBe(NOW + 60_000);
  });

  it('that is forbidden leaves it to the user', async () => {
    await begin(DELETE_SELF);
    answers = () => json({ message: `${SECRET} may not` }, 403);
    await hold();
    expect(log).toEqual([DELETED]);
    expect(shown().lastCall).toEqual({
      at: NOW,
      outcome: 'forbidden',
      status: 403,
      reason: null,
      message: '[token] may not',
    });
    expect(fake.alarms.has('revocation')).toBe(false);
  });

  it.each([
    [
      'a redirect to another host',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
    ],
    ['a web page', () => new Response('<html>ok', { headers: { 'content-type': 'text/html' } })],
    ['nothing', () => Promise.reject(new TypeError('failed'))],
  ])('never counts as made by %s', async (_, answer) => {
    await begin({ ...DELETE_SELF, works: { status: [200, 302] } });
    answers = (line) => (line.startsWith('DELETE') ? answer() : check());
    await hold();
    expect(log).toEqual([DELETED, CHECKED]);
    expect(await stored()).toMatchObject({ revocation: { lastCheck: { outcome: 'works' } } });
    expect(shown().lastCall?.outcome).not.toBe('accepted');
  });
});

describe('nothing is called', () => {
  beforeEach(() => {
    answers = check;
  });

  it('where another line was shown', async () => {
    await begin(DELETE_SELF);
    const { shown: lines } = input();
    for (const wrong of [[], lines.slice(1), [...lines, 'x'], lines.map((line) => `${line}x`)])
      await expect(handle('revoke.call', { ...input(), shown: wrong })).rejects.toMatchObject(changed);
    expect(log).toEqual([]);
  });

  it('where it was called already: the second of two holds, a page that shows what was', async () => {
    await begin(DELETE_SELF);
    const before = input();
    const both = await Promise.allSettled([handle('revoke.call', before), handle('revoke.call', before)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(handle('revoke.call', before)).rejects.toMatchObject(changed);
    expect(log.filter((line) => line === DELETED)).toHaveLength(1);
    await hold();
    expect(log.filter((line) => line === DELETED)).toHaveLength(2);
  });

  it('where the revocation was called off, or its token is gone', async () => {
    await begin(DELETE_SELF);
    const before = input();
    await handle('revoke.cancel', { id: FIRST });
    await expect(handle('revoke.call', before)).rejects.toMatchObject(changed);
    await handle('token.remove', { id: FIRST });
    await expect(handle('revoke.call', before)).rejects.toMatchObject({ code: 'not-found' });
    expect(log).toEqual([]);
  });

  it('where its secret was replaced meanwhile', async () => {
    await begin(DELETE_SELF);
    const before = input();
    const { changeVault } = await import('../vault/open-vault');
    const { withToken } = await import('../../../core/vault/edit-vault');
    const record = await stored();
    if (record)
      await changeVault((vault) => withToken(vault, { ...record, secret: 'another-token-000000-9999' }));
    await expect(handle('revoke.call', before)).rejects.toMatchObject(changed);
    expect(log).toEqual([]);
  });

  it('without access, also to another host of the company', async () => {
    await begin({ ...DELETE_SELF, origin: 'https://auth.made-up.com' });
    await expect(hold()).rejects.toMatchObject({ code: 'no-access' });
    expect(log).toEqual([]);
    fake.granted.add('https://auth.made-up.com');
    const { returnUnusedAccess } = await import('../access/access');
    await returnUnusedAccess();
    await hold();
    expect(log[0]).toBe(`DELETE https://auth.made-up.com/v1/tokens/self${HEADER}`);
  });

  it('where that could not be noted before', async () => {
    await begin(DELETE_SELF);
    const before = input();
    fake.localFails = new Error('full');
    await expect(handle('revoke.call', before)).rejects.toMatchObject({
      code: expect.stringMatching(/storage/),
    });
    expect(log).toEqual([]);
  });
});

// Proves P9: A worker that dies in the middle of the call that revokes makes it no second time.
it('is not made again by a worker that follows one that died in the middle', async () => {
  await begin(DELETE_SELF);
  const before = input();
  let arrived = (): void => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  answers = () => {
    alive = false;
    arrived();
    return new Promise(() => {});
  };
  void handle('revoke.call', before);
  await arrival;
  expect(log).toEqual([DELETED]);
  answers = check;
  startWorker(fake);
  await (await import('../events/start')).start();
  expect(shown().lastCall).toMatchObject({ outcome: 'begun', status: null });
  await expect(handle('revoke.call', before)).rejects.toMatchObject(changed);
  vi.setSystemTime(fake.alarms.get('revocation') ?? Number.NaN);
  await (await import('./revocation')).runDueChecks();
  expect(log).toEqual([DELETED, CHECKED]);
  expect(await stored()).toBeUndefined();
});

it('gives back the access to another host once the token is gone', async () => {
  const auth = 'https://auth.made-up.com';
  await begin({ ...DELETE_SELF, origin: auth });
  fake.granted.add(auth);
  answers = revokesAt('DELETE', () => new Response(null, { status: 204 }));
  await hold();
  expect(await stored()).toBeUndefined();
  expect(fake.granted.has(auth)).toBe(false);
});

it('stays begun where a lock ends it', async () => {
  await begin(DELETE_SELF);
  const { abortProbes } = await import('../probe/prober');
  answers = () => {
    abortProbes();
    return new Response(null, { status: 204 });
  };
  await expect(hold()).rejects.toMatchObject({ code: 'locked' });
  expect(await stored()).toMatchObject({ revocation: { call: { outcome: 'begun' } } });
});
