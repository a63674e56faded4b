import { describe, expect, it } from 'vitest';
import { knownProvider, PROVIDERS } from '../../tests/support/catalogue';
import { fakeOwnProvider, OWN_ID } from '../vault/testing/fake-own-provider';
import { asProvider, NO_PROVIDERS, providersOf, tokensMadeAt, withOwn } from './providers';

describe('the providers as a value', () => {
  it('finds each by its id and knows no other', () => {
    for (const provider of PROVIDERS.list) expect(PROVIDERS.find(provider.id)).toBe(provider);
    for (const id of ['', 'airship', 'PagerDuty', '__proto__', 'constructor'])
      expect(PROVIDERS.find(id)).toBeUndefined();
  });

  it('finds one by its API, its docs or its console, and by nothing that resembles them', () => {
    const origins = PROVIDERS.list.flatMap(({ hosts, sites }) => [...hosts, ...sites]);
    for (const provider of PROVIDERS.list) {
      for (const { origin } of [...provider.hosts, ...provider.sites]) {
        const isShared = origins.filter((other) => other.origin === origin).length > 1;
        const place = origin.replace(/\{\w+\}/, 'acme');
        expect(PROVIDERS.ofSite(place)?.id ?? null).toBe(isShared ? null : provider.id);
      }
    }
    for (const origin of [
      'https://pagerduty.com',
      'https://api.pagerduty.com.evil.test',
      'http://api.pagerduty.com',
      'null',
    ])
      expect(PROVIDERS.ofSite(origin)).toBeNull();
  });

  it('finds one by the host of a tenant', () => {
    const hosts = [{ origin: 'https://{tenant}.sample-api.com', region: null }];
    const sample = { ...knownProvider('pylon'), id: 'sample', hosts, sites: [] };
    const { ofSite } = providersOf([sample]);
    expect(ofSite('https://acme.sample-api.com')).toBe(sample);
    for (const origin of [
      'https://sample-api.com',
      'https://a.b.sample-api.com',
      'https://acme.sample-api.com:8443',
    ])
      expect(ofSite(origin)).toBeNull();
  });

  it('finds the one that has exactly this host before one whose tenants may', () => {
    const pylon = { ...knownProvider('pylon'), sites: [] };
    const exact = { ...pylon, id: 'exact', hosts: [{ origin: 'https://gate.sample-api.com', region: null }] };
    const any = { ...pylon, id: 'any', hosts: [{ origin: 'https://{tenant}.sample-api.com', region: null }] };
    const { ofSite } = providersOf([any, exact]);
    expect(ofSite('https://gate.sample-api.com')).toBe(exact);
    expect(ofSite('https://acme.sample-api.com')).toBe(any);
  });

  it('names nobody for a site that two share', () => {
    const pylon = knownProvider('pylon');
    expect(providersOf([pylon, { ...pylon, id: 'twin' }]).ofSite('https://api.usepylon.com')).toBeNull();
  });
});

describe('where a token is made', () => {
  it('leads to the page and leaves out the step that deletes one', () => {
    expect(tokensMadeAt(knownProvider('polyteia'))).toEqual({
      url: 'https://app.polyteia.com/',
      steps: ['Settings', 'Personal Access Keys'],
    });
    expect(tokensMadeAt(knownProvider('pagerduty')).steps).toEqual([
      'My Profile',
      'User Settings',
      'API Access',
    ]);
  });
});

describe('providers of the user’s own', () => {
  const own = fakeOwnProvider();
  const all = withOwn(PROVIDERS, [own]);

  it('are found by their id and are in no list that anything is recognised by', () => {
    expect(all.find(OWN_ID)).toEqual(asProvider(own));
    expect(all.own).toEqual([own]);
    expect(all.list).toBe(PROVIDERS.list);
    expect(all.ofSite('https://api.own.example')).toBeNull();
    expect(all.find('own-bbbbbbbbbbbbbbbbbbbbbb')).toBeUndefined();
    expect(all.find('__proto__')).toBeUndefined();
    expect(withOwn(NO_PROVIDERS, [own]).find(OWN_ID)?.name).toBe('Own API');
  });

  it('take the place of none that ships', () => {
    const [pylon] = [knownProvider('pylon')];
    const twin = fakeOwnProvider({ id: 'pylon' });
    expect(withOwn(PROVIDERS, [twin]).find('pylon')).toBe(pylon);
  });

  it('have the shape of those that ship, without what nobody said', () => {
    expect(asProvider(own)).toMatchObject({
      generic: true,
      id: OWN_ID,
      name: 'Own API',
      hosts: [
        { origin: 'https://api.own.example', region: null },
        { origin: 'http://localhost:3000', region: null },
      ],
      pathPrefix: '/v1',
      headers: own.headers,
      extraHeaders: own.companions,
      fields: [{ name: 'tenant', label: 'Tenant', secret: false, pattern: '^(?:^[a-z]+$)$' }],
      checks: [{ method: 'GET', path: '/v1/me' }],
      outcomes: [],
      sites: [],
      sources: [],
      revoke: { pages: [], steps: [] },
    });
    expect(asProvider(fakeOwnProvider({ check: null })).checks).toEqual([]);
    expect(tokensMadeAt(asProvider(own))).toEqual({ url: null, steps: [] });
  });

  it('take any value of a field without a pattern, and else the whole value', () => {
    const fields = [
      { name: 'any', label: 'Any', secret: false, pattern: null },
      { name: 'either', label: 'Either', secret: false, pattern: 'a|b' },
    ];
    const [any, either] = asProvider(fakeOwnProvider({ fields })).fields;
    const fits = (pattern: string | undefined, value: string) => new RegExp(pattern ?? '').test(value);
    expect(['a', 'a b', '{}'].every((value) => fits(any?.pattern, value))).toBe(true);
    expect(['', ' a', 'a\n', '\u00fc'].some((value) => fits(any?.pattern, value))).toBe(false);
    expect(['a', 'b', 'ab', 'ba'].map((value) => fits(either?.pattern, value))).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
  });

  it('name the owner by the line that the user picked', () => {
    const [check] = asProvider(fakeOwnProvider({ identityPath: 'data.email' })).checks;
    expect(check?.identity).toEqual({ kind: 'account', paths: ['data.email'] });
    expect(asProvider(own).checks[0]?.identity).toBeUndefined();
  });
});
