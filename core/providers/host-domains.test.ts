import { expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { domainOfHost, domainsOf, sharedSuffix } from './host-domains';

it.each([
  ['https://api.example.com', 'example.com'],
  ['https://api.eu.example.co.uk:8443', 'example.co.uk'],
  ['https://{tenant}.example.com', 'example.com'],
  ['https://api.{shard_2}.example.com', 'example.com'],
  ['https://acme.github.io', 'acme.github.io'],
  ['https://{ref}.supabase.co', '{ref}.supabase.co'],
  ['https://127.0.0.1', '127.0.0.1'],
])('%s is of %s', (template, domain) => {
  expect(domainOfHost(template)).toBe(domain);
});

it('hosts are sorted by their domains, in their order', () => {
  const host = (origin: string) => ({ origin: `https://${origin}`, region: null });
  const hosts = [host('api.a.com'), host('b.com'), host('{x}.a.com')];
  expect(domainsOf(hosts)).toEqual([
    { domain: 'a.com', hosts: [hosts[0], hosts[2]] },
    { domain: 'b.com', hosts: [hosts[1]] },
  ]);
});

it('no domain holds hosts of two', () => {
  for (const { hosts } of CATALOGUE)
    for (const { domain, hosts: own } of domainsOf(hosts))
      for (const { origin } of own) expect(domainOfHost(origin)).toBe(domain);
});

it('a suffix that strangers share is said', () => {
  expect(sharedSuffix('https://shop.myshopify.com')).toBe('myshopify.com');
  expect(sharedSuffix('https://api.example.com')).toBeNull();
});
