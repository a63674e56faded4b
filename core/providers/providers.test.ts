import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider, PROVIDERS } from '../../tests/support/catalogue';
import { providersOf, tokensMadeAt } from './providers';

describe('the providers as a value', () => {
  it('finds each by its id and knows no other', () => {
    for (const provider of CATALOGUE) expect(PROVIDERS.find(provider.id)).toBe(provider);
    for (const id of ['', 'airship', 'PagerDuty', '__proto__', 'constructor'])
      expect(PROVIDERS.find(id)).toBeUndefined();
  });

  it('finds one by its API, its docs or its console, and by nothing that resembles them', () => {
    for (const provider of CATALOGUE) {
      for (const { origin } of [...provider.hosts, ...provider.sites])
        expect(PROVIDERS.ofSite(origin)).toBe(provider);
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
