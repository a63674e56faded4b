import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnProviderInput } from '../../../core/providers/own-provider';
import { createFakeBrowser } from '../../../tests/support/fake-browser';
import { putKnownHosts, startWorker, storeVault } from '../../../tests/support/fake-worker';

const SECRET = 'acm_1kT4mQ9xV2bN7cR3wZ6sJ8h';
const HOST = 'https://api.acme.example';
const BEARER = 'Authorization: Bearer ••••sJ8h';

const header = (name: string, template = '{token}') => ({ name, template, encoding: 'plain' as const });
const user = { name: 'user', label: 'User name', secret: false, pattern: null };

beforeEach(async () => {
  const fake = createFakeBrowser();
  await storeVault(fake, [], null);
  putKnownHosts({
    forms: [
      {
        headers: [header('X-Acme-Key')],
        companions: [{ name: 'Acme-Version', value: '2', sentOn: 'every-request' }],
      },
      { headers: [{ ...header('Authorization', '{user}:{token}'), encoding: 'basic' }], fields: [user] },
    ],
    hosts: {
      'api.acme.example': [0, 'acme.example', '/v1/me'],
      'api.pair.example': [1, null, null],
      'api.usepylon.com': [0, 'evil.test', null],
      'api-pagerduty.com': [0, 'evil.test', null],
    },
  });
  startWorker(fake);
});

const ask = async () => (await import('../events/messages')).HANDLERS;
async function put(text: string, here?: string, tabOrigin: string | null = null) {
  const { draft } = await (await ask())['draft.put']({
    text,
    tabOrigin,
    replacesId: null,
    ...(here && { here }),
  });
  if (draft === null) throw new Error('no draft');
  return draft;
}
async function begin(typed: string) {
  const { id } = await put(SECRET);
  const { draft } = await (await ask())['draft.begin-own']({ id, typed });
  return draft?.own;
}

/** What is known only fills the form. */
const filled = {
  documentOf: 'acme.example',
  origins: [HOST],
  asks: [],
  headerLines: ['X-Acme-Key: ••••sJ8h', 'Acme-Version: 2'],
};

// Proves P4: A public document fills the form for the exact host at which the user is, and no other.
describe('a host that a public document names', () => {
  it('has its form where the paste has the address and no header', async () => {
    const { own, complete } = await put(`export ACME_URL=${HOST}/v1/things\nexport ACME_API_KEY=${SECRET}`);
    expect({ own, complete }).toMatchObject({ own: filled, complete: true });
  });

  it('has it where the user says that the API is in this tab, and where its address is typed', async () => {
    const { own } = await put(SECRET, `${HOST}/v1/things`);
    expect(own).toMatchObject({ ...filled, check: { method: 'GET', path: '/v1/things' } });
    expect(await begin('api.acme.example')).toMatchObject({
      ...filled,
      check: { method: 'GET', path: '/v1/me' },
    });
    expect(await begin('api.pair.example')).toMatchObject({
      documentOf: 'api.pair.example',
      input: { fields: [user] },
    });
  });

  it.each([
    ['of a paste', () => put(`curl ${HOST}/v1/me -H 'Authorization: Bearer ${SECRET}'`)],
    ['of a paste at this tab', () => put(`Authorization: Bearer ${SECRET}`, `${HOST}/v1/me`)],
  ])('never stands above the header %s', async (_what, paste) => {
    expect((await paste()).own).toMatchObject({ documentOf: null, headerLines: [BEARER] });
  });

  it.each([
    ['another port', `${HOST}:8443`],
    ['no encryption', 'http://api.acme.example'],
    ['a host below it', 'https://eu.api.acme.example'],
    ['the domain above it', 'https://acme.example'],
  ])('says nothing of %s', async (_what, origin) => {
    expect(await begin(origin)).toMatchObject({ documentOf: null });
  });

  it('brings up no host by itself, whatever tab is open', async () => {
    expect((await put(SECRET, undefined, HOST)).own).toBeNull();
  });

  it('answers for no doubt about the host', async () => {
    expect(await begin('api-pagerduty.com')).toMatchObject({
      problems: [expect.objectContaining({ code: 'look-alike' })],
      ready: false,
    });
    expect(await begin('api.usepylon.com')).toMatchObject({
      problems: [expect.objectContaining({ providerId: 'pylon' })],
      ready: false,
    });
  });

  it('is no longer named once the user changes the form', async () => {
    const { id, own } = await put(SECRET, HOST);
    const change = async (changes: Partial<OwnProviderInput>) => {
      if (own === null) throw new Error('not described');
      const described = await (await ask())['draft.own']({
        id,
        own: { ...own.input, ...changes },
        answers: [],
      });
      return described.draft?.own?.documentOf;
    };
    expect(await change({ name: 'Mine' })).toBe('acme.example');
    expect(await change({ headers: [header('X-Mine')] })).toBeNull();
  });
});
