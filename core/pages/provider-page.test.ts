import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { asProvider } from '../providers/providers';
import { fakeOwnProvider } from '../vault/testing/fake-own-provider';
import { providerPage } from './provider-page';

const found = CATALOGUE.find(({ id }) => id === 'pagerduty');
if (found === undefined) throw new Error('no provider');
const PAGERDUTY = found;

describe('the page of a provider', () => {
  it('has exact header lines, whole addresses and where it is known from', () => {
    const sources = {
      sources: ['https://a.example/'],
      docs: 'https://b.example/',
      note: null,
      unverified: ['hosts'],
    };
    const old = { ...PAGERDUTY, seenRefusing: '2020-01-01' };
    expect(providerPage(old, null, sources)).toMatchObject({ seenRefusing: '2020-01-01', asksFirst: true });
    expect(providerPage(PAGERDUTY, null, sources)).toMatchObject({
      confidence: 'high',
      asksFirst: false,
      own: false,
      headerLines: ['Authorization: Token token=••••'],
      hosts: [
        { host: { before: 'api.', domain: 'pagerduty.com' }, region: 'US' },
        { host: { before: 'api.eu.', domain: 'pagerduty.com' }, region: 'EU' },
      ],
      checks: [
        { method: 'GET', address: 'https://api.pagerduty.com/users/me' },
        { method: 'GET', address: 'https://api.pagerduty.com/abilities' },
      ],
      sources: ['https://a.example/'],
      docs: 'https://b.example/',
      unverified: ['hosts'],
      note: null,
    });
  });

  it('stands without its sources, where they can’t be read', () => {
    expect(providerPage(PAGERDUTY, null, null)).toMatchObject({ sources: [], docs: null, unverified: [] });
  });

  it.each([
    ['https://{tenant}.example.com', '‹tenant›.', 'example.com', ''],
    ['https://api.{tenant}.example.co.uk:8443', 'api.‹tenant›.', 'example.co.uk', ':8443'],
    // A name below a suffix that many share is somebody's own.
    ['https://{shop}.myshopify.com', '', '‹shop›.myshopify.com', ''],
  ])('shows what somebody registered of %s', (origin, before, domain, port) => {
    const [{ host } = { host: null }] = providerPage(
      { ...PAGERDUTY, hosts: [{ origin, region: null }] },
      null,
      null,
    ).hosts;
    expect(host).toEqual({ before, domain, port, plain: false });
  });

  it('shows no value of a field, and dots for one that is secret', () => {
    const field = { pattern: '^.+$', optional: false };
    const page = providerPage(
      {
        ...PAGERDUTY,
        headers: [
          { name: 'Authorization', template: '{user}:{token}', encoding: 'basic' },
          { name: 'X-Second', template: '{second}', encoding: 'plain' },
        ],
        fields: [
          { ...field, name: 'user', label: 'User', secret: false },
          { ...field, name: 'second', label: 'Second key', secret: true },
        ],
      },
      null,
      null,
    );
    expect(page.headerLines).toEqual(['Authorization: Basic base64(‹user›:••••)', 'X-Second: ••••']);
    expect(page.fields).toEqual([
      { label: 'User', secret: false, optional: false, fromToken: false },
      { label: 'Second key', secret: true, optional: false, fromToken: false },
    ]);
  });

  it('of the user’s own claims no confidence', () => {
    const own = fakeOwnProvider({ name: 'Own\u202eAPI' });
    expect(providerPage(asProvider(own), own, null)).toMatchObject({
      own: true,
      confidence: null,
      docs: own.docs,
      checks: [{ method: 'GET', address: 'https://api.own.example/v1/me' }],
    });
    expect(providerPage(asProvider(own), own, null).name).not.toContain('\u202e');
  });
});
