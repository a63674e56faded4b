import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import { pendingTokenView } from '../pages/pending-token-view';
import type { Provider } from '../providers/provider';
import { providersOf } from '../providers/providers';
import { fakeToken } from '../vault/testing/fake-token';
import { type Draft, draftOf, type Pending } from './draft';
import { readPaste } from './read-paste';
import { recordFromDraft } from './record-from-draft';

const TOKEN = 'mkr_1kT4mQ9xV2bN7cR3wZ6sJ8h';
const KEY = { name: 'X-Key', template: '{token}', encoding: 'plain' } as const;
const SECOND = { name: 'X-Second', template: 'v1 {second}', encoding: 'plain' } as const;
const MAKER: Provider = {
  ...knownProvider('pylon'),
  id: 'maker',
  name: 'Sample Maker',
  hosts: [{ origin: 'https://api.maker-api.com', region: null }],
  headers: [KEY],
  fields: [],
  checks: [],
  sites: [],
  variables: ['MAKER_TOKEN'],
};
const field = (changes: Partial<Provider['fields'][number]>): Provider['fields'][number] => ({
  name: 'tenant',
  label: 'Tenant',
  secret: false,
  optional: false,
  pattern: '^[a-z0-9.-]+$',
  ...changes,
});

const known = (provider: Provider) => providersOf([...CATALOGUE, provider]);

function draftFor(provider: Provider, changes: Partial<Draft> = {}, paste = `MAKER_TOKEN=${TOKEN}`): Draft {
  const providers = known(provider);
  const reading = readPaste(paste, null, providers.list);
  if (reading.kind !== 'token') throw new Error(reading.kind);
  const found = { ...reading.token, owner: { ...reading.token.owner, providerId: provider.id } };
  const { secret } = found;
  return { ...draftOf(found, 'sample-draft-00001', null, true, providers, reading), secret, ...changes };
}

const recordFor = (provider: Provider, changes: Partial<Draft> = {}, paste?: string) =>
  recordFromDraft(draftFor(provider, changes, paste), known(provider), null, 0);

function viewFor(provider: Provider, changes: Partial<Draft> = {}, paste?: string) {
  const draft = draftFor(provider, changes, paste);
  const reading = readPaste(paste ?? `MAKER_TOKEN=${TOKEN}`, null, known(provider).list);
  const pending: Pending = {
    ...{ reading, nothing: null, drafts: [draft], replacesId: null, state: 'open', looks: false },
    ...{ oneByOne: false, afterAccess: 'test', expiresAt: 0 },
  };
  return pendingTokenView(draft, pending, null, known(provider), []);
}

const refused = (reason: string) => expect.objectContaining({ params: { reason } });

describe('a field', () => {
  it('that may stay empty takes its header out of the record', () => {
    const optional = field({ name: 'second', secret: true, optional: true, pattern: '^[a-z]{4}$' });
    const provider = { ...MAKER, headers: [KEY, SECOND], fields: [optional] };
    expect(viewFor(provider)).toMatchObject({
      complete: true,
      fields: [{ name: 'second', state: 'left-out' }],
      headerLines: ['X-Key: ••••sJ8h'],
    });
    expect(recordFor(provider)).toMatchObject({ headers: [KEY], fields: [] });
    const filled = recordFor(provider, { fields: { second: 'abcd' } });
    expect(filled.headers).toEqual([KEY, SECOND]);
    expect(filled.fields).toEqual([{ name: 'second', value: 'abcd', secret: true }]);
    expect(viewFor(provider, { fields: { second: 'ab' } }).complete).toBe(false);
    expect(() => recordFor(provider, { fields: { second: 'ab' } })).toThrow(refused('field-value'));
  });

  const CUT: Provider = {
    ...MAKER,
    hosts: [{ origin: 'https://{dc}.maker-api.com', region: null }],
    fields: [field({ name: 'dc', cutFromToken: '^mkr_[a-z0-9]+-(.+)$', pattern: '^[a-z0-9.-]+$' })],
  };
  const cutDraft = (secret: string, changes: Partial<Draft> = {}) => ({ secret, ...changes });

  it('is cut from the token, and then asked of nobody', () => {
    const draft = cutDraft('mkr_0f8a2c4e6b8d-us12');
    expect(viewFor(CUT, draft)).toMatchObject({ fields: [], complete: true });
    expect(recordFor(CUT, draft)).toMatchObject({
      origins: ['https://us12.maker-api.com'],
      fields: [{ name: 'dc', value: 'us12', secret: false }],
    });
    // What the token says of itself counts, whatever else was pasted.
    expect(recordFor(CUT, { ...draft, fields: { dc: 'evil' } }).origins).toEqual([
      'https://us12.maker-api.com',
    ]);
  });

  it('is asked where the token does not say it', () => {
    const draft = cutDraft('mkr_0f8a2c4e6b8d');
    expect(viewFor(CUT, draft)).toMatchObject({ fields: [{ name: 'dc', state: 'empty' }], complete: false });
    expect(recordFor(CUT, { ...draft, fields: { dc: 'us3' } }).origins).toEqual([
      'https://us3.maker-api.com',
    ]);
  });

  const HOSTILE = [
    'evil.com#',
    'evil.com/',
    'a@evil.com',
    'evil.com\\',
    'a.evil',
    '..',
    '%2e',
    '\uff11',
    'a\n',
    'a\u200b',
    'a'.repeat(64),
    '-a',
    'A',
    'us1.evil.com/',
  ];

  it.each(HOSTILE)('is never %j in a host, typed or cut', (value) => {
    expect(() => recordFor(CUT, { secret: 'mkr_x', fields: { dc: value } })).toThrow(refused('field-value'));
    expect(viewFor(CUT, { secret: 'mkr_x', fields: { dc: value } })).toMatchObject({
      complete: false,
      fields: [{ state: 'wrong', inHost: true }],
    });
    const cut = { secret: `mkr_0a-${value}` };
    expect(() => recordFor(CUT, cut)).toThrow(refused('field-value'));
    expect(viewFor(CUT, cut)).toMatchObject({ complete: false, fields: [{ state: 'empty' }] });
  });

  it('stands in any label of the host', () => {
    const provider = {
      ...MAKER,
      hosts: [{ origin: 'https://api.{shard_2}.maker-api.com', region: null }],
      fields: [field({ name: 'shard_2' })],
    };
    expect(recordFor(provider, { fields: { shard_2: 'au1' } }).origins).toEqual([
      'https://api.au1.maker-api.com',
    ]);
    const paste = `curl https://api.au1.maker-api.com/v1 -H 'X-Key: ${TOKEN}'`;
    expect(viewFor(provider, {}, paste)).toMatchObject({
      complete: true,
      origins: ['https://api.au1.maker-api.com'],
    });
  });

  it('of another host than the chosen ones is not asked', () => {
    const hosts = [
      { origin: 'https://api.maker-api.com', region: 'cloud' },
      { origin: 'https://{tenant}.maker-api.com', region: 'dedicated' },
    ];
    const provider = { ...MAKER, hosts, fields: [field({})] };
    expect(viewFor(provider, { region: 'cloud' })).toMatchObject({ complete: true, fields: [] });
    expect(viewFor(provider, { region: 'dedicated' }).complete).toBe(false);
  });

  it('that was cut follows the token that replaces it, also to its host', () => {
    const fields = [{ name: 'dc', value: 'us12', secret: false }];
    const old = fakeToken('first-token-0001', {
      ...{ providerId: 'maker', fields, origins: ['https://us12.maker-api.com'] },
    });
    const replacedBy = (secret: string) => recordFromDraft(draftFor(CUT, { secret }), known(CUT), old, 0);
    expect(replacedBy('mkr_ffff-us3')).toMatchObject({
      origins: ['https://us3.maker-api.com'],
      fields: [{ name: 'dc', value: 'us3' }],
    });
    for (const secret of ['mkr_ffff', 'mkr_ffff-a.evil', 'mkr_ffff-evil.com/'])
      expect(replacedBy(secret)).toMatchObject({ origins: ['https://us12.maker-api.com'], fields });
  });

  it('is not cut anew where its id is another vendor’s by now', () => {
    const fields = [{ name: 'dc', value: 'us12', secret: false }];
    const origins = ['https://us12.maker-api.com'];
    const old = fakeToken('first-token-0001', { providerId: 'maker', fields, origins });
    const other = { ...CUT, name: 'Other', hosts: [{ origin: 'https://{dc}.other-api.com', region: null }] };
    const draft = draftFor(CUT, { secret: 'mkr_ffff-us3' });
    expect(recordFromDraft(draft, known(other), old, 0)).toMatchObject({ origins, fields });
  });
});

// Proves P3: One click sends a token to hosts of one registrable domain.
describe('hosts of several companies', () => {
  const hosts = [
    { origin: 'https://api.maker-api.com', region: 'US' },
    { origin: 'https://api.eu.maker-api.com', region: 'EU' },
    { origin: 'https://api.maker-api.eu', region: 'EU 2' },
  ];
  const provider = { ...MAKER, hosts };

  it('are a question, and a click goes to those of one', () => {
    expect(viewFor(provider)).toMatchObject({
      complete: false,
      access: [],
      domain: null,
      domains: [
        { domain: 'maker-api.com', regions: ['US', 'EU'] },
        { domain: 'maker-api.eu', regions: ['EU 2'] },
      ],
    });
    expect(() => recordFor(provider)).toThrow(refused('unknown-region'));
    const view = viewFor(provider, { domain: 'maker-api.com' });
    expect(view).toMatchObject({ complete: true, regions: ['US', 'EU'] });
    expect(view.origins).toEqual(['https://api.maker-api.com', 'https://api.eu.maker-api.com']);
    expect(recordFor(provider, { domain: 'maker-api.eu' })).toMatchObject({
      origins: ['https://api.maker-api.eu'],
      region: 'EU 2',
    });
    expect(() => recordFor(provider, { domain: 'evil.test' })).toThrow(refused('unknown-region'));
  });

  it('are no question where the paste or the region says which', () => {
    const paste = `curl https://api.maker-api.eu/v1 -H 'X-Key: ${TOKEN}'`;
    expect(viewFor(provider, { region: null }, paste).domain).toBe('maker-api.eu');
    expect(recordFor(provider, { region: 'US' }).origins).toEqual(['https://api.maker-api.com']);
  });
});

describe('a key that goes in no header', () => {
  const provider: Provider = {
    ...MAKER,
    headers: [],
    elsewhere: { place: 'query', parameters: [{ name: 'api_key', template: '{token}' }] },
  };

  it('is kept with its host, without a header, and shown with dots', () => {
    expect(viewFor(provider)).toMatchObject({
      complete: true,
      elsewhere: { place: 'query', line: '?api_key=••••sJ8h' },
      headerLines: [],
    });
    expect(recordFor(provider)).toMatchObject({ headers: [], origins: ['https://api.maker-api.com'] });
    expect(viewFor(MAKER).elsewhere).toBeNull();
  });
});

describe('a provider', () => {
  it('that may hold an app is for chosen tabs, without cookies, and for no page', () => {
    const sites = [{ origin: 'https://docs.maker-api.com', kind: 'docs' as const, region: null }];
    const shared = { ...MAKER, sharedWithApp: true, sites };
    const allowed = { allowedSites: ['https://docs.maker-api.com'] };
    const closed = { scope: 'chosen-tabs', withoutCookies: true, sharedWithApp: true };
    expect(recordFor(shared, allowed)).toMatchObject({ ...closed, allowedSites: [] });
    expect(viewFor(shared)).toMatchObject({ sharedWithApp: true, suggestedSites: [] });
    const below = { ...shared, pathPrefix: '/api' };
    expect(recordFor(below, allowed)).toMatchObject({ ...closed, ...allowed });
  });

  it('that nobody confirmed is said to be so', () => {
    expect(viewFor({ ...MAKER, confidence: 'medium' }).notConfirmed).toBe(true);
    expect(viewFor({ ...MAKER, confidence: 'high' }).notConfirmed).toBe(false);
  });

  it('says below which names strangers live', () => {
    const hosts = [{ origin: 'https://{ref}.supabase.co', region: null }];
    const provider = { ...MAKER, hosts, fields: [field({ name: 'ref' })] };
    const view = viewFor(provider, { fields: { ref: 'abcd' } });
    expect(view.sharedSuffixes).toEqual(['supabase.co']);
    expect(view.hosts).toMatchObject([{ before: '', domain: 'abcd.supabase.co' }]);
  });

  it.each<[what: string, changes: Partial<Provider> | null]>([
    ['is gone', null],
    ['is called otherwise', { name: 'Other Vendor' }],
    ['has another host', { hosts: [{ origin: 'https://api.other-vendor.com', region: null }] }],
    ['has another header', { headers: [SECOND] }],
  ])('that %s while a draft waits is chosen anew, and the token stays', (_what, changes) => {
    const draft = draftFor(MAKER);
    const later = providersOf([...CATALOGUE, ...(changes === null ? [] : [{ ...MAKER, ...changes }])]);
    const pending = { reading: readPaste(TOKEN, null, later.list), nothing: null, drafts: [draft] };
    const rest = {
      replacesId: null,
      state: 'open',
      looks: false,
      oneByOne: false,
      afterAccess: 'test',
      expiresAt: 0,
    } as const;
    const view = pendingTokenView(draft, { ...pending, ...rest }, null, later, []);
    expect(view).toMatchObject({ providerId: null, gone: 'Sample Maker', complete: false, access: [] });
    expect(view.lastFour).toBe('sJ8h');
    expect(() => recordFromDraft(draft, later, null, 0)).toThrow(refused('unknown-provider'));
  });
});
