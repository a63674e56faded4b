import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnProvider } from '../../../core/providers/own-provider';
import type { TokenRecord } from '../../../core/token/token-record';
import { fakeOwnProvider, OWN_ID } from '../../../core/vault/testing/fake-own-provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.own.example';
const SECRET = 'sample-own-token-0000';
const own: Partial<OwnProvider> = {
  origins: [API],
  headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
  fields: [],
  companions: [],
};
const token: Partial<TokenRecord> = {
  providerId: OWN_ID,
  secret: SECRET,
  origins: [API],
  headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
  companions: [{ name: 'X-Version', value: '2', sentOn: 'every-request' }],
  allowedSites: [],
};

let fake: FakeBrowser;
/** Every request as the server sees it. */
let seen: string[];
let options: RequestInit[];
type Answering = (hasToken: boolean) => Response | Error | Promise<Response>;
let answers: Answering;

const signIn = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
const moved = () => new Response(null, { status: 302, headers: { location: 'https://broker.example/' } });
const status = (code: number, body: object = {}) => Response.json(body, { status: code });
const needsToken: Answering = (has) => (has ? status(200, { user: { name: 'Jane Doe' } }) : status(401));

beforeEach(async () => {
  fake = createFakeBrowser();
  seen = [];
  options = [];
  answers = needsToken;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const headers = Object.entries(init.headers ?? {}).map(([name, value]) => ` ${name}: ${value}`);
    seen.push(`${init.method} ${url}${headers.join('')}`);
    options.push(init);
    const answer = await answers(JSON.stringify(init.headers).includes(SECRET));
    if (answer instanceof Error) throw answer;
    return answer;
  });
  await set({}, {});
});

/** A vault with one token of an own provider. */
async function set(provider: Partial<OwnProvider>, record: Partial<TokenRecord>): Promise<void> {
  await storeVault(fake, [fakeToken(FIRST, { ...token, ...record })], null);
  startWorker(fake);
  const { withOwnProvider } = await import('../../../core/vault/edit-vault');
  const { changeVault } = await import('../vault/open-vault');
  await changeVault((vault) => withOwnProvider(vault, fakeOwnProvider({ ...own, ...provider })));
}
const test = async (confirmed?: boolean) => {
  const { HANDLERS } = await import('../events/messages');
  await HANDLERS['token.test']({ id: FIRST, ...(confirmed === undefined ? {} : { confirmed }) });
  return stored();
};
const stored = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);

const WITHOUT = `GET ${API}/v1/me X-Version: 2`;
const WITH = `GET ${API}/v1/me X-Version: 2 X-Api-Key: ${SECRET}`;

// Proves P4: A test of an API that the user described asks without the token first, and then with it.
describe('a test of an own provider', () => {
  it('asks without the token, then with it, and nothing else', async () => {
    expect((await test())?.test).toMatchObject({
      outcome: 'works',
      status: 200,
      statusWithout: 401,
      method: 'GET',
      asked: 'api.own.example/v1/me',
      identity: null,
    });
    expect(seen).toEqual([WITHOUT, WITH]);
    for (const { credentials, cache, redirect, referrerPolicy } of options)
      expect({ credentials, cache, redirect, referrerPolicy }).toEqual({
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
  });

  it('names the owner by the picked line', async () => {
    await set({ identityPath: 'user.name' }, {});
    expect((await test())?.test?.identity).toEqual({ kind: 'account', text: 'Jane Doe' });
  });

  it('offers lines to pick, and keeps none of them', async () => {
    const { probeToken } = await import('./prober');
    const record = fakeToken(FIRST, token);
    const { identityChoices } = await probeToken(record);
    expect(identityChoices).toEqual([{ path: 'user.name', text: 'Jane Doe' }]);
    await test();
    expect(JSON.stringify([...fake.session.entries()])).not.toContain('Jane');
  });

  it('leaves out every header that has something of the token, also a second secret', async () => {
    const pair = { name: 'Authorization', template: '{account}:{token}', encoding: 'basic' as const };
    const app = { name: 'X-App-Key', template: '{app}', encoding: 'plain' as const };
    const fields = [
      { name: 'account', value: 'acme', secret: false },
      { name: 'app', value: 'sample-app-key', secret: true },
    ];
    await set({}, { headers: [pair, app], fields, companions: [] });
    await test();
    expect(seen).toEqual([
      `GET ${API}/v1/me`,
      `GET ${API}/v1/me Authorization: Basic ${btoa(`acme:${SECRET}`)} X-App-Key: sample-app-key`,
    ]);
  });

  it('says so where there is no address to ask', async () => {
    await set({ check: null }, {});
    await expect(test()).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'no-check' } });
    expect(seen).toEqual([]);
  });

  it('keeps the hosts that the user named when one of them takes it', async () => {
    const origins = [API, 'https://eu.own.example'];
    fake.granted.add(origins[1] ?? '');
    await set({ origins }, { origins });
    expect((await test())?.origins).toEqual(origins);
  });

  it('shows the token to hosts of one company in a click', async () => {
    const origins = [API, 'https://eu.own.example', 'https://api.other.example'];
    for (const origin of origins) fake.granted.add(origin);
    await set({ origins }, { origins });
    answers = () => status(401);
    expect((await test())?.test).toMatchObject({ outcome: 'refused', alsoAsked: ['api.own.example/v1/me'] });
    expect(seen.every((line) => line.includes('.own.example/'))).toBe(true);
    expect(seen).toHaveLength(4);
  });
});

// Proves P3: A parked page, a redirect or a certificate fault gets no token without a second click.
describe('a host that is none of an API', () => {
  it.each([
    ['a web page', signIn, 'unclear', 'held-html'],
    ['a redirect', moved, 'unclear', 'held-redirect'],
    ['nothing', () => new TypeError('failed'), 'not-reached', 'network'],
    ['too many calls', () => status(429), 'too-many', null],
    ['a proxy', () => status(502), 'not-reached', 'gateway'],
  ])('gets no token: %s', async (_, answer, outcome, reason) => {
    answers = answer;
    expect((await test())?.test).toMatchObject({ outcome, reason, status: null });
    expect(seen).toEqual([WITHOUT]);
  });

  it('gets it after the user saw what came', async () => {
    answers = (has) => (has ? status(200) : moved());
    await test();
    expect((await test(true))?.test).toMatchObject({ outcome: 'works', statusWithout: 302 });
    expect(seen).toEqual([WITHOUT, WITHOUT, WITH]);
  });

  it('gets none after a lock that came with the first answer', async () => {
    const { abortProbes } = await import('./prober');
    answers = async () => {
      abortProbes();
      return status(401);
    };
    await expect(test()).rejects.toMatchObject({ code: 'locked' });
    expect(seen).toEqual([WITHOUT]);
  });
});

describe('a token in the place of another', () => {
  const NEW = 'sample-own-token-1111';
  const finish = async (how: 'test' | 'test-all-the-same') =>
    (await import('../events/messages')).HANDLERS['draft.finish']({ how });

  it('is not put there while it is held back, and is after a second click', async () => {
    const { HANDLERS } = await import('../events/messages');
    await HANDLERS['draft.put']({ text: NEW, tabOrigin: null, replacesId: FIRST });
    answers = () => (seen.at(-1)?.includes(NEW) ? status(200) : moved());
    await expect(finish('test')).rejects.toMatchObject({ code: 'not-replaced' });
    expect(seen).toEqual([WITHOUT]);
    expect((await stored())?.secret).toBe(SECRET);
    await finish('test-all-the-same');
    expect(seen).toEqual([WITHOUT, WITHOUT, WITH.replace(SECRET, NEW)]);
    expect(await stored()).toMatchObject({ secret: NEW, test: { outcome: 'works' } });
  });
});

describe('a token that was held back', () => {
  const OTHER = 'second-token-001';
  const on = async () => (await stored())?.on;

  it('is on again once it was sent and accepted', async () => {
    await set({}, { on: false });
    answers = (has) => (has ? status(200) : moved());
    await test();
    expect(await on()).toBe(false);
    expect(await test(true)).toMatchObject({ on: true, test: { outcome: 'works' } });
  });

  it('stays off where it was refused, or where another test ended well', async () => {
    await set({}, { on: false });
    answers = (has) => (has ? status(401) : moved());
    await test();
    await test(true);
    expect(await on()).toBe(false);
    answers = needsToken;
    await test();
    expect(await on()).toBe(false);
  });

  it('does not take the place of another', async () => {
    await set({}, { on: false });
    const { withToken } = await import('../../../core/vault/edit-vault');
    const { changeVault } = await import('../vault/open-vault');
    await changeVault((vault) =>
      withToken(vault, fakeToken(OTHER, { ...token, secret: 'sample-other-0000' })),
    );
    answers = (has) => (has ? status(200) : moved());
    await test();
    await test(true);
    expect(await on()).toBe(false);
  });
});
