import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PendingTokenView } from '../../../core/pages/pending-token-view';
import type { Provider } from '../../../core/providers/provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { compileCatalogue } from '../../../scripts/catalogue/compile';
import { CATALOGUE, knownProvider } from '../../../tests/support/catalogue';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { COMPILED, putCatalogue, startWorker, storeVault } from '../../../tests/support/fake-worker';

const TOKEN = 'mkr_1kT4mQ9xV2bN7cR3wZ6sJ8h';
const KEY = { name: 'X-Key', template: '{token}', encoding: 'plain' } as const;
const MAKER: Provider = {
  ...knownProvider('pylon'),
  ...{ id: 'maker', name: 'Sample Maker', headers: [KEY], fields: [], sites: [], checks: [] },
  hosts: [
    { origin: 'https://api.maker-api.com', region: 'US' },
    { origin: 'https://api.maker-api.eu', region: 'EU' },
  ],
  variables: ['MAKER_TOKEN'],
  ownServer: true,
};
const QUERY: Provider = {
  ...MAKER,
  ...{ id: 'query', name: 'Sample Query', headers: [], variables: ['QUERYING_TOKEN'], ownServer: false },
  hosts: [{ origin: 'https://api.query-api.com', region: null }],
  elsewhere: { place: 'query', parameters: [{ name: 'key', template: '{token}' }] },
};
const SKETCH: Provider = {
  ...MAKER,
  ...{ id: 'sketch', name: 'Sample Sketch', variables: [], ownServer: false, confidence: 'low' },
  hosts: [{ origin: 'https://api.samplesketch.com', region: null }],
};

let fake: FakeBrowser;

const catalogueOf = (...made: readonly Provider[]) =>
  putCatalogue({ ...COMPILED, text: compileCatalogue([...CATALOGUE, ...made], COMPILED.version) });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  catalogueOf(MAKER, QUERY, SKETCH);
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], null);
  startWorker(fake);
});
afterEach(() => putCatalogue(COMPILED));

const ask = async () => (await import('../events/messages')).HANDLERS;
const vault = async () => (await import('../vault/open-vault')).requireVault();
const added = async () => [...(await vault()).tokens.values()].filter(({ id }) => id !== FIRST);
const choice = { region: null, allowedSites: [] };

function only({ draft }: { readonly draft: PendingTokenView | null }): PendingTokenView {
  if (draft === null) throw new Error('no draft');
  return draft;
}

async function chosen(providerId: string): Promise<PendingTokenView> {
  const handlers = await ask();
  await handlers['draft.put']({ text: TOKEN, tabOrigin: null, replacesId: null });
  return only(await handlers['draft.choose']({ providerId, ...choice }));
}

describe('a draft of a known provider', () => {
  it('takes the domain that is chosen, and a region of another one no more', async () => {
    const { id, complete } = await chosen('maker');
    expect(complete).toBe(false);
    const handlers = await ask();
    const us = only(await handlers['draft.choose']({ providerId: 'maker', ...choice, region: 'US' }));
    expect(us).toMatchObject({ complete: true, domain: 'maker-api.com', region: 'US' });
    const eu = only(await handlers['draft.set']({ id, domain: 'maker-api.eu' }));
    expect(eu).toMatchObject({ region: null, origins: ['https://api.maker-api.eu'] });
    expect(eu.access).toEqual(['https://api.maker-api.eu/*']);
    expect(only(await handlers['draft.set']({ id, domain: 'evil.test' })).complete).toBe(false);
    await expect(handlers['draft.finish']({ how: 'without-sending' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await added()).toEqual([]);
  });

  it('is saved with the server that was typed, and asks for access to that alone', async () => {
    const { id } = await chosen('maker');
    const handlers = await ask();
    expect(only(await handlers['draft.set']({ id, server: '' })).complete).toBe(false);
    const near = only(await handlers['draft.set']({ id, server: 'https://x.pagerduty.com' }));
    expect(near.server?.problem).toEqual({ code: 'near-built-in', provider: 'PagerDuty' });
    const other = only(await handlers['draft.set']({ id, isOther: true }));
    expect(other.complete).toBe(true);
    // What was said of one server is not said of the next.
    expect(only(await handlers['draft.set']({ id, server: 'https://y.pagerduty.com' })).complete).toBe(false);
    const view = only(await handlers['draft.set']({ id, server: 'https://git.acme.example' }));
    expect(view).toMatchObject({
      complete: true,
      access: ['https://git.acme.example/*'],
      sharedWithApp: true,
    });
    fake.granted.add('https://git.acme.example');
    await handlers['draft.finish']({ how: 'without-test' });
    expect(await added()).toMatchObject([
      {
        providerId: 'maker',
        origins: ['https://git.acme.example'],
        region: null,
        scope: 'chosen-tabs',
        withoutCookies: true,
      },
    ]);
  });

  // Proves P3: A server of one’s own that nothing encrypts the way to gets its token from chosen tabs only.
  it('is saved with a server of the own network once the user agreed to go without encryption', async () => {
    const nas = 'http://192.168.1.10:3000';
    const { id } = await chosen('maker');
    const handlers = await ask();
    const open = only(await handlers['draft.set']({ id, server: nas }));
    expect(open).toMatchObject({ complete: false, access: [], server: { inClear: nas } });
    expect(open.server?.problem).toEqual({ code: 'http-unconfirmed', provider: null });
    await expect(handlers['draft.finish']({ how: 'without-sending' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    // Anyone who agreed to one address did not agree to the next.
    const wrong = only(await handlers['draft.set']({ id, serverInClear: 'http://192.168.1.11:3000' }));
    expect(wrong.complete).toBe(false);
    const agreed = only(await handlers['draft.set']({ id, serverInClear: nas }));
    expect(agreed).toMatchObject({ complete: true, origins: [nas], scope: 'chosen-tabs' });
    expect(only(await handlers['draft.set']({ id, server: 'http://192.168.1.10' })).complete).toBe(false);
    await handlers['draft.set']({ id, server: nas });
    fake.granted.add(nas);
    await handlers['draft.finish']({ how: 'without-test' });
    expect(await added()).toMatchObject([
      { providerId: 'maker', origins: [nas], scope: 'chosen-tabs', allowedSites: [] },
    ]);
    expect(JSON.stringify([...fake.rules.values()])).not.toContain(TOKEN);
  });

  it('whose key goes in no header is kept without any access', async () => {
    expect(await chosen('query')).toMatchObject({ complete: true, elsewhere: { line: '?key=••••sJ8h' } });
    await (await ask())['draft.finish']({ how: 'without-sending' });
    expect(await added()).toMatchObject([{ providerId: 'query', headers: [], on: false }]);
    expect([...fake.granted]).not.toContain('https://api.query-api.com');
  });
});

describe('a little-known API', () => {
  it('fills a form, is said, and is saved as the user’s own', async () => {
    const draft = await chosen('sketch');
    expect(draft).toMatchObject({
      providerId: null,
      own: { name: 'Sample Sketch', from: 'Sample Sketch', origins: ['https://api.samplesketch.com'] },
      complete: true,
    });
    await (await ask())['draft.finish']({ how: 'without-sending' });
    const [record] = await added();
    expect(record?.providerId).toMatch(/^own-/);
    expect([...(await vault()).ownProviders.values()]).toMatchObject([{ name: 'Sample Sketch' }]);
  });

  it('stands in the picker as one, and one without a header does not', async () => {
    catalogueOf(SKETCH, { ...QUERY, confidence: 'low' });
    startWorker(fake);
    const list = await (await ask())['providers.list']({});
    expect(list.find(({ id }) => id === 'sketch')).toMatchObject({ formOnly: true, note: 'form-only' });
    expect(list.some(({ id }) => id === 'query')).toBe(false);
  });

  it('is forgotten once another API is chosen', async () => {
    await chosen('sketch');
    const handlers = await ask();
    expect(only(await handlers['draft.choose']({ providerId: 'query', ...choice })).own).toBeNull();
  });
});

describe('a provider that is another one while a draft waits', () => {
  it.each<[what: string, made: readonly Provider[]]>([
    ['gone', []],
    ['another vendor’s under the same id', [{ ...QUERY, id: 'maker', name: 'Other Vendor', headers: [KEY] }]],
  ])('%s: the token stays, nothing is sent, and the user chooses again', async (_what, made) => {
    const { id } = await chosen('maker');
    await (await ask())['draft.set']({ id, domain: 'maker-api.eu' });
    catalogueOf(SKETCH, ...made);
    startWorker(fake);
    const handlers = await ask();
    const view = only(await handlers['draft.set']({ id, asPasted: true }));
    expect(view).toMatchObject({ providerId: null, gone: 'Sample Maker', access: [], lastFour: 'sJ8h' });
    await expect(handlers['draft.finish']({ how: 'without-test' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await added()).toEqual([]);
    const again = only(await handlers['draft.choose']({ providerId: 'pylon', ...choice }));
    expect(again).toMatchObject({ providerId: 'pylon', gone: null, lastFour: 'sJ8h' });
  });
});

it('of several tokens those are saved that leave nothing open', async () => {
  const text = `MAKER_TOKEN=${TOKEN}\nPYLON_API_KEY=pyl_4kT9mQ2xV7bN1cR6wZ8sJ3h`;
  const handlers = await ask();
  const { paste } = await handlers['draft.put']({ text, tabOrigin: null, replacesId: null });
  if (paste?.kind !== 'several') throw new Error('not several');
  const open = paste.drafts.filter(({ complete }) => !complete);
  expect(open).toMatchObject([{ providerId: 'maker', ticked: false }]);
  expect(paste.waiting).toBe(1);
  await handlers['draft.finish']({ how: 'without-sending' });
  expect(await added()).toMatchObject([{ providerId: 'pylon' }]);
  // The other one is asked about by itself, with the fields and the server that its API asks for.
  const shown = fake.session.get('snapshot') as { draft: PendingTokenView | null };
  expect(shown.draft).toMatchObject({ providerId: 'maker', complete: false, following: 0, lastFour: 'sJ8h' });
  const server = 'https://git.acme.example';
  await handlers['draft.set']({ id: String(shown.draft?.id), server });
  await handlers['draft.finish']({ how: 'without-sending' });
  expect(await added()).toMatchObject([{ providerId: 'pylon' }, { providerId: 'maker', origins: [server] }]);
  expect(fake.session.has('draft')).toBe(false);
});
