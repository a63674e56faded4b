import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { headerChanges } from '../rules/header-changes';
import { urlFilter } from '../rules/url-filter';
import { sampleToken } from '../testing/sample-token';
import { CATALOGUE, findProvider } from './catalogue';
import { providerSchema } from './provider';

describe.each(CATALOGUE.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  it('is what the schema says, without a change', () => {
    expect(v.parse(providerSchema, provider)).toEqual(provider);
  });

  it('is found by its id', () => {
    expect(findProvider(id)).toBe(provider);
  });

  it('uses https everywhere', () => {
    const addresses = [...provider.hosts, ...provider.sites].map(({ origin }) => origin);
    for (const address of [
      ...addresses,
      ...provider.revoke.pages.map(({ url }) => url),
      ...provider.sources,
    ]) {
      expect(new URL(address).protocol).toBe('https:');
    }
    for (const address of addresses) expect(new URL(address).origin).toBe(address);
  });

  it('sends its token, and only in headers that rules accept', () => {
    for (const { template } of provider.headers) expect(template.split('{token}')).toHaveLength(2);
    for (const kind of ['navigation', 'page'] as const) {
      const changes = headerChanges(sampleToken({ ...provider, fields: [], secret: 'abc' }), kind);
      expect(new Set(changes.map(({ header }) => header)).size).toBe(changes.length);
    }
    for (const { origin } of provider.hosts)
      expect(() => urlFilter(origin, provider.pathPrefix)).not.toThrow();
  });

  it('asks within its path prefix, never for anything that changes data', () => {
    for (const check of provider.checks) {
      expect(`${check.path}/`.startsWith(`${provider.pathPrefix}/`)).toBe(true);
      if (check.method === 'POST') expect(check.body).toMatch(/^\{"query":"list_/);
      const own = provider.headers.map(({ name }) => name.toLowerCase());
      for (const name of Object.keys(check.headers ?? {})) expect(own).not.toContain(name.toLowerCase());
    }
  });

  it('never calls a token good by its status alone where nothing else was documented', () => {
    for (const { works } of provider.checks) expect(works.status).toEqual([200]);
    for (const { when, outcome } of provider.outcomes) {
      expect(when.status !== undefined || when.path !== undefined).toBe(true);
      expect(outcome).not.toBe('works');
    }
  });

  it('has anchored patterns', () => {
    const patterns = [provider.tokenPattern, ...provider.fields.map(({ pattern }) => pattern)];
    for (const pattern of patterns) {
      if (pattern !== null) expect(() => new RegExp(pattern)).not.toThrow();
      if (pattern !== null) expect(pattern).toMatch(/^\^(?:\(\?:.*\)|[^|]*)\$$/);
    }
  });

  it('has a page to revoke at for every region', () => {
    const regions = new Set(provider.hosts.map(({ region }) => region));
    const covered = provider.revoke.pages.map(({ region }) => region);
    expect(covered.includes(null) || [...regions].every((region) => covered.includes(region))).toBe(true);
  });

  it('shares its host with a web app exactly when it says so, and then has a path prefix', () => {
    const consoles = provider.revoke.pages.map(({ url }) => new URL(url).origin);
    expect(provider.hosts.some(({ origin }) => consoles.includes(origin))).toBe(provider.sharedWithApp);
    if (provider.sharedWithApp) expect(provider.pathPrefix).not.toBe('');
  });
});

it('has no id, name, host, site or variable twice', () => {
  const all = (list: (provider: (typeof CATALOGUE)[number]) => readonly string[]) => CATALOGUE.flatMap(list);
  for (const values of [
    all(({ id }) => [id]),
    all(({ name }) => [name]),
    all(({ hosts, sites }) => [...hosts, ...sites].map(({ origin }) => origin)),
    all(({ variables }) => variables),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
});

it('knows no other id', () => {
  for (const id of ['', 'airship', 'PagerDuty', '__proto__', 'constructor'])
    expect(findProvider(id)).toBeUndefined();
});
