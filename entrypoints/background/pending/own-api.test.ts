import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PendingTokenView } from '../../../core/pages/pending-token-view';
import type { OwnProviderInput } from '../../../core/providers/own-provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { MOST_RECORDS } from '../../../core/vault/vault-file';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const SECRET = 'acm_1kT4mQ9xV2bN7cR3wZ6sJ8h';
const KEY = 'a8f7d6e5c4b3a2918070605040302010';
const HOST = 'https://api.acme.example';
const PASTE = `curl ${HOST}/v1/me -H 'X-Api-Key: ${SECRET}' -H 'Acme-Version: 2026-01-01'`;
const TWO = `curl ${HOST}/v1/me -H 'Authorization: Bearer ${SECRET}' -H 'X-App-Token: ${KEY}' -H 'Acme-Version: 2026-01-01'`;
const OWN_ID = /^own-[A-Za-z0-9_-]{22}$/;

let fake: FakeBrowser;

const begin = async (tokens = [fakeToken(FIRST)]) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, tokens, 'sample passphrase');
  fake.granted.add(HOST).add('https://eu.acme.example');
  startWorker(fake);
};
beforeEach(() => begin());

const ask = async () => (await import('../events/messages')).HANDLERS;
const vault = async () => (await import('../vault/open-vault')).requireVault();
const added = async () => [...(await vault()).tokens.values()].filter(({ id }) => !id.startsWith('first'));
const owns = async () => [...(await vault()).ownProviders.values()];

async function put(text = PASTE): Promise<PendingTokenView> {
  const { draft } = await (await ask())['draft.put']({ text, tabOrigin: null, replacesId: null });
  if (draft === null) throw new Error('no draft');
  return draft;
}

async function describeAs(id: string, own: OwnProviderInput | null): Promise<PendingTokenView> {
  const { draft } = await (await ask())['draft.own']({ id, own });
  if (draft === null) throw new Error('no draft');
  return draft;
}

const finish = async (how: 'without-test' | 'without-sending' = 'without-test') =>
  (await ask())['draft.finish']({ how });

describe('a paste of an API that nobody knows', () => {
  it('shows the whole of it, and nothing of the secrets', async () => {
    const draft = await put(TWO);
    expect(draft).toMatchObject({
      providerId: null,
      complete: true,
      own: {
        name: 'Acme',
        origins: [HOST],
        hosts: [{ before: 'api.', domain: 'acme.example', likeness: null }],
        headerLines: ['Authorization: Bearer ••••sJ8h', 'X-App-Token: ••••2010', 'Acme-Version: 2026-01-01'],
        companions: [{ name: 'Acme-Version', value: '2026-01-01' }],
        check: { method: 'GET', path: '/v1/me' },
        asks: [],
        problems: [],
        ready: true,
      },
      origins: [HOST],
      access: [`${HOST}/*`],
      fields: [{ name: 'apptoken', secret: true, value: '2010', state: 'good' }],
    });
    const shown = JSON.stringify([draft, ...fake.session, ...fake.local]);
    for (const secret of [SECRET, KEY]) expect(shown).not.toContain(secret);
  });

  it('becomes a token and an own provider in one change', async () => {
    await put(TWO);
    await finish();
    const [own] = await owns();
    expect(own).toMatchObject({
      id: expect.stringMatching(OWN_ID),
      name: 'Acme',
      origins: [HOST],
      createdAt: Date.now(),
    });
    expect(await added()).toMatchObject([
      {
        secret: SECRET,
        providerId: own?.id,
        providerName: 'Acme',
        origins: [HOST],
        headers: own?.headers,
        fields: [{ name: 'apptoken', value: KEY, secret: true }],
        companions: own?.companions,
        sharedWithApp: false,
        scope: 'automatic',
        withoutCookies: false,
        on: true,
      },
    ]);
    expect(JSON.stringify(await owns())).not.toContain(KEY);
  });

  it('is for chosen tabs and without cookies where a web app may live beside it', async () => {
    await put(`curl https://eu.acme.example/me -H 'X-Api-Key: ${SECRET}'`);
    await finish();
    expect(await added()).toMatchObject([
      { sharedWithApp: true, scope: 'chosen-tabs', withoutCookies: true },
    ]);
  });

  it('leaves neither of them where the vault has no room for both', async () => {
    const most = Array.from({ length: MOST_RECORDS - 1 }, (_, at) =>
      fakeToken(`first-${String(at).padStart(12, '0')}`),
    );
    await begin(most);
    await put();
    await expect(finish()).rejects.toMatchObject({ params: { reason: 'too-many-records' } });
    expect([await added(), await owns()]).toEqual([[], []]);
    expect(fake.session.get('snapshot')).toMatchObject({ draft: { own: { name: 'Acme' } } });
  }, 60_000);

  it('is one provider for two tokens of one paste', async () => {
    const other = 'acm_9xV2bN7cR3wZ6sJ8h1kT4mQ';
    const { paste } = await (await ask())['draft.put']({
      text: `${PASTE}\ncurl ${HOST}/v1/x -H 'X-Api-Key: ${other}'`,
      tabOrigin: null,
      replacesId: null,
    });
    if (paste?.kind !== 'several') throw new Error('not several');
    expect(paste.drafts.map(({ ticked }) => ticked)).toEqual([false, false]);
    for (const { id } of paste.drafts) await (await ask())['draft.set']({ id, ticked: true });
    await finish();
    const [own, ...others] = await owns();
    expect(others).toEqual([]);
    expect((await added()).map(({ providerId }) => providerId)).toEqual([own?.id, own?.id]);
  });

  it('gives way to a provider that the user chooses', async () => {
    const { id } = await put();
    const { draft } = await (await ask())['draft.choose']({
      id,
      providerId: 'pylon',
      region: 'US',
      allowedSites: [],
    });
    expect(draft).toMatchObject({ providerId: 'pylon', own: null });
  });

  it('says which other tokens go to its host', async () => {
    const header = { name: 'X-Other-Key', template: '{token}', encoding: 'plain' } as const;
    await begin([fakeToken(FIRST, { origins: [HOST], headers: [header] })]);
    expect((await put()).sameHost).toEqual([`Example provider · Label of ${FIRST}`]);
    expect((await put(`curl https://eu.acme.example/me -H 'X-Api-Key: ${SECRET}'`)).sameHost).toEqual([]);
  });
});

describe('what a paste leaves open about its API', () => {
  it.each([
    ['form', `ACME_API_KEY=${SECRET}\nACME_BASE_URL=${HOST}`],
    ['host', `curl --resolve api.acme.example:443:10.0.0.1 ${HOST}/v1/me -H 'X-Api-Key: ${SECRET}'`],
    ['http', `curl http://localhost:3000/v1/me -H 'X-Api-Key: ${SECRET}'`],
  ])('%s: nothing is asked for, saved or sent before the user answered', async (question, paste) => {
    const draft = await put(paste);
    expect(draft).toMatchObject({ complete: false, access: [], own: { asks: [question], ready: false } });
    for (const how of ['without-test', 'without-sending'] as const)
      await expect(finish(how)).rejects.toMatchObject({ params: { reason: 'own-provider' } });
    expect([await added(), await owns()]).toEqual([[], []]);
    const answered = await describeAs(draft.id, draft.own?.input ?? null);
    expect(answered).toMatchObject({ complete: true, own: { asks: [], ready: true } });
  });
});

describe('an API that the user describes', () => {
  it('takes the place of any provider, and keeps the fields that it still has', async () => {
    const { id, own } = await put(`curl -u ada:${SECRET} ${HOST}/v1/me`).catch(async () => {
      const { draft } = await (await ask())['draft.take']({ index: 0, odd: true });
      if (draft === null) throw new Error('no draft');
      return draft;
    });
    if (own === null) throw new Error('not described');
    expect(own.headerLines).toEqual(['Authorization: Basic base64(ada:••••sJ8h)']);
    const edited = await describeAs(id, { ...own.input, name: 'Mine', origins: ['https://eu.acme.example'] });
    expect(edited).toMatchObject({
      chosenByUser: true,
      origins: ['https://eu.acme.example'],
      fields: [{ name: 'user', value: 'ada' }],
    });
    await finish();
    expect(await owns()).toMatchObject([{ name: 'Mine' }]);
  });

  it('is kept and shown where it is wrong, and then not saved', async () => {
    const { id, own } = await put();
    if (own === null) throw new Error('not described');
    const wrong = { ...own.input, origins: ['https://*.acme.example', HOST], name: '' };
    const draft = await describeAs(id, wrong);
    expect(draft).toMatchObject({ complete: false, access: [], own: { input: wrong, ready: false } });
    expect(draft.own?.problems).not.toEqual([]);
    await expect(finish()).rejects.toMatchObject({ params: { reason: 'own-provider' } });
    expect(await owns()).toEqual([]);
  });

  it('may have a pattern that is half typed', async () => {
    const { id, own } = await put(TWO);
    if (own === null) throw new Error('not described');
    const fields = own.input.fields.map((field) => ({ ...field, pattern: '^(' }));
    const draft = await describeAs(id, { ...own.input, fields });
    expect(draft).toMatchObject({ complete: false, fields: [{ state: 'wrong' }], access: [] });
  });

  it('can be taken away', async () => {
    const { id } = await put();
    expect(await describeAs(id, null)).toMatchObject({ own: null, headerLines: [], access: [] });
    await expect(finish()).rejects.toMatchObject({ params: { reason: 'unknown-provider' } });
  });
});

describe('an API that begins with an address', () => {
  const place = `${HOST}/v1/me?page=2`;
  const putHere = async (text: string) => {
    const { draft } = await (await ask())['draft.put']({
      text,
      tabOrigin: HOST,
      replacesId: null,
      here: place,
    });
    return draft;
  };

  it('is that of the tab, where the user said so and nothing speaks for another', async () => {
    expect(await putHere(SECRET)).toMatchObject({
      complete: false,
      own: { name: 'Acme', origins: [HOST], check: { path: '/v1/me' }, asks: ['form'] },
    });
    expect((await putHere(`PYLON_API_KEY=${SECRET}`))?.own).toBeNull();
    expect((await putHere(PASTE.replace(HOST, 'https://eu.acme.example')))?.own?.origins).toEqual([
      'https://eu.acme.example',
    ]);
  });

  it('is that which was typed, also in the place of a known one', async () => {
    const { id } = await put(`PYLON_API_KEY=${SECRET}`);
    const { draft } = await (await ask())['draft.begin-own']({ id, typed: 'eu.acme.example/v1' });
    expect(draft).toMatchObject({ providerId: null, own: { origins: ['https://eu.acme.example'] } });
  });

  it('has only those questions answered that an edit names, and asks about each address without encryption', async () => {
    const draft = await put(`curl http://localhost:3000/v1/me -H 'X-Api-Key: ${SECRET}'`);
    const { own } = draft;
    if (own === null) throw new Error('not described');
    const edit = async (input: OwnProviderInput, answers: ('form' | 'host' | 'http')[]) =>
      (await (await ask())['draft.own']({ id: draft.id, own: input, answers })).draft?.own?.asks;
    expect(await edit({ ...own.input, name: 'Mine' }, [])).toEqual(['http']);
    expect(await edit(own.input, ['http'])).toEqual([]);
    const other = { ...own.input, origins: ['http://localhost:4000'] };
    expect(await edit(other, [])).toEqual(['http']);
    expect(await edit({ ...other, origins: ['https://localhost:4000'] }, [])).toEqual([]);
  });
});
