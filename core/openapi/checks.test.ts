import { describe, expect, it } from 'vitest';
import { openapi, read } from './testing/documents';

const KEY = { components: { securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } } };
const secured = (paths: Readonly<Record<string, unknown>>, parts = {}) =>
  openapi({ ...KEY, security: [{ k: [] }], paths, ...parts });
const gets = (...paths: readonly string[]) =>
  secured(Object.fromEntries(paths.map((path) => [path, { get: {} }])));
const checksIn = (document: Parameters<typeof read>[0]) =>
  read(document).checks.map(({ method, path, kind }) => `${method} ${path} ${kind}`);
const get = (operation: unknown) => secured({ '/things': { get: operation } });

describe('what can be asked to test a token', () => {
  it('is who the token is, then its account, then the shortest list', () => {
    expect(checksIn(gets('/projects/all', '/account', '/users', '/users/me', '/things', '/user'))).toEqual([
      'GET /user self',
      'GET /users/me self',
      'GET /account account',
      'GET /users list',
      'GET /things list',
    ]);
  });

  it.each([
    ['with a part of its path open', gets('/things/{id}')],
    ['that writes', secured({ '/things': { post: {}, put: {}, delete: {} } })],
    ['that needs a query', get({ parameters: [{ name: 'q', in: 'query', required: true }] })],
    [
      'that needs another header',
      get({ parameters: [{ name: 'X-Tenant-Kind', in: 'header', required: true }] }),
    ],
    [
      'whose path needs a query',
      secured({ '/things': { parameters: [{ name: 'q', in: 'query', required: true }], get: {} } }),
    ],
    ['that is deprecated', get({ deprecated: true })],
    ['that is open to everybody', get({ security: [] })],
    ['that may be sent without a token', get({ security: [{}, { k: [] }] })],
    ['with a body', get({ requestBody: {} })],
    ['with a server of its own', get({ servers: [{ url: 'https://other.acme.dev' }] })],
    [
      'of a server that repeats its path',
      secured({ '/api/things': { get: {} } }, { servers: [{ url: 'https://acme.dev/api' }] }),
    ],
    ['whose path is an address', gets('//evil.dev/me', '/https://evil.dev')],
    ['with a query in its path', gets('/things?delete=1', '/things#x')],
    ['that climbs', gets('/../me', '/./me')],
  ])('is no call %s', (_, document) => {
    expect(checksIn(document)).toEqual([]);
  });

  it.each([
    ...[
      'logout',
      'export',
      'send',
      'run',
      'refresh',
      'tokens',
      'keys',
      'delete',
      'remove',
      'revoke',
      'disable',
    ],
    ...[
      'cancel',
      'start',
      'approve',
      'merge',
      'transfer',
      'invite',
      'reset',
      'rotate',
      'oauth',
      'webhooks',
      'login',
    ],
    ...['health', 'ping', 'runExport', 'api-keys', 'export.csv'],
  ])('is nothing that may act or tell a secret: %s', (word) => {
    expect(checksIn(gets(`/${word}`, `/things/${word}`, `/${word}/things`))).toEqual([]);
  });

  it('may have a query that it can do without', () => {
    expect(checksIn(get({ parameters: [{ name: 'page', in: 'query' }] }))).toEqual(['GET /things list']);
  });

  it('is demanded by parameters where these are the sign-in', () => {
    const parameters = [{ name: 'X-Api-Key', in: 'header', required: true }];
    const paths = { '/a': { get: { parameters } }, '/b': { get: { parameters } }, '/open': { get: {} } };
    expect(checksIn(openapi({ paths }))).toEqual(['GET /a list', 'GET /b list']);
  });

  it('is any safe call where the document demands nothing anywhere', () => {
    expect(checksIn(openapi({ ...KEY }))).toEqual(['GET /things list']);
  });
});
