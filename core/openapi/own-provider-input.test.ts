import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ownProviderSchema } from '../providers/own-provider';
import { type DescriptionChoices, ownProviderInput } from './own-provider-input';
import { openapi, read, withSchemes } from './testing/documents';

const key = (name: string) => ({ type: 'apiKey', in: 'header', name });
const CHOICES: DescriptionChoices = {
  name: 'Acme',
  hosts: [{ host: 0, values: {}, typed: null }],
  form: 0,
  word: null,
  companions: [],
  check: null,
};
const SIMPLE = withSchemes(
  { k: key('X-Api-Key') },
  { servers: [{ url: 'https://api.acme.dev/v2' }], paths: { '/me': { get: {} } } },
);
const made = (document: Parameters<typeof read>[0], choices: Partial<DescriptionChoices> = {}) =>
  ownProviderInput(read(document), { ...CHOICES, ...choices });

describe('an own provider from a description', () => {
  it('has what was chosen', () => {
    expect(made(SIMPLE, { check: 0 })).toEqual({
      name: 'Acme',
      origins: ['https://api.acme.dev'],
      pathPrefix: '/v2',
      headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
      fields: [],
      companions: [],
      check: { method: 'GET', path: '/v2/me' },
      docs: null,
      sharedWithApp: false,
    });
  });

  it('passes the schema of the vault, with several secrets and ids', () => {
    const document = withSchemes(
      { k: key('X-App-Key'), t: key('X-App-Token'), i: key('X-Client-Id'), v: key('X-Version') },
      { security: [{ k: [], t: [], i: [], v: [] }] },
    );
    const input = made(document, {
      companions: [
        { name: 'X-Client-Id', value: null },
        { name: 'X-Version', value: ' 7 ' },
        { name: 'X-Evil', value: '1' },
      ],
    });
    expect(input.headers).toEqual([
      { name: 'X-App-Key', template: '{x_app_key}', encoding: 'plain' },
      { name: 'X-App-Token', template: '{token}', encoding: 'plain' },
      { name: 'X-Client-Id', template: '{x_client_id}', encoding: 'plain' },
    ]);
    expect(input.fields.map(({ name, secret }) => [name, secret])).toEqual([
      ['x_app_key', true],
      ['x_client_id', false],
    ]);
    expect(input.companions).toEqual([{ name: 'X-Version', value: '7', sentOn: 'every-request' }]);
    const record = { ...input, id: `own-${'a'.repeat(22)}`, createdAt: 0 };
    expect(v.safeParse(ownProviderSchema, record).success).toBe(true);
  });

  it('takes the word that a person says', () => {
    const document = withSchemes({ k: key('Authorization') });
    expect(() => made(document)).toThrow('invalid-input');
    for (const template of ['Token', '{token} {token}']) {
      expect(() => made(document, { word: { template, encoding: 'plain' } })).toThrow('invalid-input');
    }
    expect(made(document, { word: { template: 'Token {token}', encoding: 'plain' } }).headers).toEqual([
      { name: 'Authorization', template: 'Token {token}', encoding: 'plain' },
    ]);
    const basic = made(document, { word: { template: '{user}:{token}', encoding: 'basic' } });
    expect(basic.fields).toEqual([{ name: 'user', label: 'User name', secret: false, pattern: null }]);
  });

  it('takes another form that was typed', () => {
    const form = {
      headers: [{ name: 'X-Other', template: 'k={token}', encoding: 'plain' as const }],
      fields: [],
    };
    expect(made(SIMPLE, { form }).headers).toEqual(form.headers);
  });

  it('has one path for all of its hosts', () => {
    const servers = ['https://api.acme.dev/v2/eu', 'https://api.acme.io/v2/us', 'https://api.acme.io/v2'];
    const document = withSchemes({ k: key('X-Api-Key') }, { servers: servers.map((url) => ({ url })) });
    const hosts = (...numbers: readonly number[]) =>
      numbers.map((host) => ({ host, values: {}, typed: null }));
    expect(made(document, { hosts: hosts(0, 1) })).toMatchObject({
      origins: ['https://api.acme.dev', 'https://api.acme.io'],
      pathPrefix: '/v2',
    });
    expect(made(document, { hosts: hosts(1, 2) })).toMatchObject({
      origins: ['https://api.acme.io'],
      pathPrefix: '/v2',
    });
    expect(made(document, { hosts: hosts(0) }).pathPrefix).toBe('/v2/eu');
  });

  it('takes a typed host only where the document has none', () => {
    const relative = withSchemes({ k: key('X-Api-Key') }, { servers: [{ url: '/v1' }] });
    const typed = (host: string) => [{ host: 0, values: {}, typed: host }];
    expect(made(relative, { hosts: typed('https://api.acme.dev') })).toMatchObject({
      origins: ['https://api.acme.dev'],
      pathPrefix: '/v1',
    });
    for (const host of [
      'https://api.acme.dev/v1',
      'https://a@acme.dev',
      'ftp://acme.dev',
      'acme.dev',
      'javascript:1',
    ])
      expect(() => made(relative, { hosts: typed(host) }), host).toThrow('invalid-input');
    expect(() => made(SIMPLE, { hosts: typed('https://evil.dev') })).toThrow('invalid-input');
  });

  it('never has a host that can’t be chosen', () => {
    const local = withSchemes({ k: key('X-Api-Key') }, { servers: [{ url: 'http://localhost:3000' }] });
    expect(() => made(local)).toThrow('invalid-input');
    for (const host of [-1, 1, 0.5])
      expect(() => made(SIMPLE, { hosts: [{ host, values: {}, typed: null }] })).toThrow('invalid-input');
    expect(() => made(SIMPLE, { hosts: [] })).toThrow('invalid-input');
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'A'.repeat(41) }],
    ['form', { form: 7 }],
    ['check', { check: 7 }],
  ])('is refused without a %s', (_, choices) => {
    expect(() => made(SIMPLE, choices)).toThrow('invalid-input');
  });

  it('is shared with its app unless its host is there for calls', () => {
    const at = (url: string) =>
      made(withSchemes({ k: key('X-Api-Key') }, { servers: [{ url }] })).sharedWithApp;
    expect([
      at('https://api.acme.dev'),
      at('https://rest-api.acme.dev'),
      at('https://api-eu.acme.dev'),
    ]).toEqual([false, false, false]);
    expect([at('https://acme.dev/api'), at('https://app.acme.dev'), at('https://capital.acme.dev')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('keeps the page about it only where that is of the same company', () => {
    const docs = (url: string) => made(openapi({ ...SIMPLE, externalDocs: { url } })).docs;
    expect(docs('https://docs.acme.dev/')).toBe('https://docs.acme.dev/');
    expect(docs('https://evil.dev/')).toBeNull();
  });
});
