import { describe, expect, it } from 'vitest';
import type { ProviderView } from '../pages/provider-view';
import { knownProviders } from './known-providers';

const view = (parts: Partial<ProviderView>): ProviderView => ({
  id: 'pagerduty',
  name: 'PagerDuty',
  aliases: ['PD'],
  hosts: ['api.pagerduty.com', 'api.eu.pagerduty.com'],
  headers: ['Authorization'],
  own: false,
  note: null,
  ...parts,
});

const known = knownProviders([
  view({}),
  view({ id: 'tenants', name: 'Tenants', aliases: [], hosts: ['{tenant}.tenants.example'] }),
  view({ id: 'own-aaaaaaaaaaaaaaaaaaaaaa', name: 'Acme', aliases: [], hosts: ['api.acme.dev'], own: true }),
]);

describe('known providers', () => {
  it.each([
    ['https://api.pagerduty.com', 'pagerduty'],
    ['https://api.pagerduty.com:8443', 'pagerduty'],
    ['https://acme.tenants.example', 'tenants'],
    ['https://a.b.tenants.example', null],
    ['https://api.pagerduty.com.evil.test', null],
    ['https://api.acme.dev', null],
  ])('%s is of %s', (origin, id) => {
    expect(known.isKnownHost(origin)).toBe(id);
  });

  it.each([
    ['PagerDuty', true],
    ['Pager Duty API', true],
    ['РagerDuty', true],
    ['PD', true],
    ['Acme', false],
    ['', false],
  ])('the name %s: %s', (name, isKnown) => {
    expect(known.isKnownName(name)).toBe(isKnown);
  });
});
