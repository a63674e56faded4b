import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { ownProviderView, providerView } from './provider-view';

const [ANY] = CATALOGUE;
if (ANY === undefined) throw new Error('no provider');

const lately = new Date().toISOString().slice(0, 10);

describe('a provider in a picker', () => {
  it('has what a search looks at, and no more than that', () => {
    expect(CATALOGUE.map(providerView).find(({ id }) => id === 'pagerduty')).toEqual({
      id: 'pagerduty',
      name: 'PagerDuty',
      aliases: [],
      hosts: ['api.pagerduty.com', 'api.eu.pagerduty.com'],
      headers: ['Authorization'],
      own: false,
      note: null,
    });
  });

  it.each([
    ['nothing', { confidence: 'high' }, null],
    ['medium confidence', { confidence: 'medium' }, 'not-confirmed'],
    ['a host seen to refuse lately', { confidence: 'high', seenRefusing: lately }, null],
    ['a host seen to refuse long ago', { confidence: 'high', seenRefusing: '2020-01-01' }, 'not-confirmed'],
    ['its app on the host', { confidence: 'medium', sharedWithApp: true }, 'on-app-host'],
    ['low confidence', { confidence: 'low', sharedWithApp: true }, 'form-only'],
    ['no header', { confidence: 'low', headers: [] }, 'no-header'],
  ] as const)('with %s has one note', (_, change, note) => {
    expect(
      providerView({
        ...ANY,
        sharedWithApp: false,
        ...change,
        headers: 'headers' in change ? [] : ANY.headers,
      }).note,
    ).toBe(note);
  });

  it('that the user described has a name of one plain line', () => {
    const view = ownProviderView({
      id: `own-${'a'.repeat(22)}`,
      name: 'Ac\u202eme\npages',
      origins: ['https://pages.acme.example', 'http://localhost:3000'],
      pathPrefix: '',
      headers: [
        { name: 'X-Api-Key', template: '{token}', encoding: 'plain' },
        { name: 'X-Api-Key', template: '{tenant}', encoding: 'plain' },
      ],
      fields: [],
      companions: [],
      check: null,
      docs: null,
      sharedWithApp: true,
      createdAt: 0,
    });
    expect(view).toMatchObject({
      name: 'Acme pages',
      hosts: ['pages.acme.example', 'localhost:3000'],
      headers: ['X-Api-Key'],
      own: true,
      note: 'on-app-host',
    });
  });
});
