import { describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../../core/providers/provider';
import { providersOf } from '../../../core/providers/providers';
import type { TokenRecord } from '../../../core/token/token-record';
import { fakeTest } from '../../../core/vault/testing/fake-test';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { knownProvider } from '../../../tests/support/catalogue';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.made-up.example';
const PROVIDER: Provider = {
  ...knownProvider('airship-uk'),
  id: 'made-up',
  confidence: 'medium',
  hosts: [{ origin: API, region: null }],
  fields: [],
  headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' }],
  extraHeaders: [],
  outcomes: [],
  checks: [{ method: 'GET', path: '/me', works: { status: [200], path: 'id', exists: true } }],
};
const BEARER = { name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' } as const;

vi.mock('../stores/providers', () => {
  const known = async () => providersOf([PROVIDER]);
  return { providers: known, providersToShow: known };
});

const at = (id: string, parts: Partial<TokenRecord>) =>
  fakeToken(id, {
    providerId: PROVIDER.id,
    origins: [API],
    pathPrefix: '',
    companions: [],
    allowedSites: [],
    ...parts,
  });
const handlers = async () => (await import('../events/messages')).HANDLERS;
const on = async () => {
  const { tokens } = await (await import('../vault/open-vault')).requireVault();
  return [...tokens.values()].filter((token) => token.on).map(({ id }) => id);
};
/** Secrets that are sent to the API by itself. */
const sent = () => [...new Set(JSON.stringify([...fake.rules.values()]).match(/fake-token-[\w-]+/g))].sort();

let fake: FakeBrowser;

/** The refusal came before the token was saved, so that it was saved switched off. */
const REFUSED = fakeTest('refused', 401, {
  asked: 'api.made-up.example/me',
  at: fakeToken(FIRST).createdAt - 1,
});

/** Stores a token that its API refuses in its own form and takes as Bearer, beside another one. */
async function refusedBeside(other: Partial<TokenRecord>, refused: Partial<TokenRecord> = {}): Promise<void> {
  fake = createFakeBrowser();
  fake.granted.add(API);
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const { Authorization: line } = init.headers as Record<string, string>;
    return line?.startsWith('Bearer ') ? Response.json({ id: 1 }) : Response.json({}, { status: 401 });
  });
  const first = at(FIRST, { headers: [...PROVIDER.headers], ...refused });
  await storeVault(fake, [first, at(SECOND, { headers: [BEARER], ...other })], null);
  startWorker(fake);
  if (refused.test === undefined) await (await handlers())['token.test']({ id: FIRST });
}

const tryForms = async () => (await handlers())['token.try-forms']({ id: FIRST, basic: false });
const ofFirst = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);

it('the form that was accepted takes nobody’s place: beside one that is sent in it the token is off', async () => {
  await refusedBeside({});
  expect(await on()).toEqual([FIRST, SECOND]);
  expect(await tryForms()).toMatchObject({ accepted: 'bearer' });
  expect(await ofFirst()).toMatchObject({ headers: [BEARER], test: { outcome: 'works' } });
  expect(await on()).toEqual([SECOND]);
  expect(sent()).toEqual([`fake-token-${SECOND}`]);
});

it('beside one that goes in another header it stays on', async () => {
  await refusedBeside({ headers: [{ ...BEARER, name: 'X-Other' }] });
  await tryForms();
  expect(await on()).toEqual([FIRST, SECOND]);
  expect(sent()).toEqual([`fake-token-${FIRST}`, `fake-token-${SECOND}`]);
});

it('one that is sent for some minutes makes way as well', async () => {
  await refusedBeside({});
  await (await handlers())['token.send-for']({ id: FIRST, minutes: 15 });
  expect(sent()).toEqual([`fake-token-${FIRST}`, `fake-token-${SECOND}`]);
  await tryForms();
  expect(sent()).toEqual([`fake-token-${SECOND}`]);
});

it('and one that was switched off is not switched on', async () => {
  await refusedBeside({ on: false });
  await (await handlers())['token.edit']({ id: FIRST, on: false });
  await tryForms();
  expect(await on()).toEqual([]);
});

describe('one that its refusal switched off', () => {
  const off = { on: false, test: REFUSED };

  it('is sent once a form was accepted', async () => {
    await refusedBeside({ on: false }, off);
    expect(sent()).toEqual([]);
    expect(await tryForms()).toMatchObject({ accepted: 'bearer' });
    expect(await ofFirst()).toMatchObject({ on: true, headers: [BEARER], test: { outcome: 'works' } });
    expect(sent()).toEqual([`fake-token-${FIRST}`]);
  });

  it('takes nobody’s place', async () => {
    await refusedBeside({}, off);
    await tryForms();
    expect(await on()).toEqual([SECOND]);
    expect(sent()).toEqual([`fake-token-${SECOND}`]);
  });

  it('stays off where the test refuses it in that form too', async () => {
    await refusedBeside({ on: false }, off);
    let bearers = 0;
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      const { Authorization: line } = init.headers as Record<string, string>;
      const isTaken = line?.startsWith('Bearer ') === true && ++bearers === 1;
      return isTaken ? Response.json({ id: 1 }) : Response.json({}, { status: 401 });
    });
    expect(await tryForms()).toMatchObject({ accepted: 'bearer' });
    expect(await ofFirst()).toMatchObject({ on: false, test: { outcome: 'refused' } });
    expect(sent()).toEqual([]);
  });

  it('keeps the end that it was given since', async () => {
    await refusedBeside({ on: false }, off);
    await (await handlers())['token.send-for']({ id: FIRST, minutes: 15 });
    await tryForms();
    // Stored as off, so that it is off when the minutes are over.
    expect(await ofFirst()).toMatchObject({ on: false, test: { outcome: 'works' } });
    expect(sent()).toEqual([`fake-token-${FIRST}`]);
  });
});
