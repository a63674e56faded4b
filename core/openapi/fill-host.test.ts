import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescribedHost } from './api-description';
import { filledHost } from './fill-host';
import { openapi, read } from './testing/documents';

describe('a host with values', () => {
  const host = (url: string, variables = {}): DescribedHost => {
    const [first] = read(openapi({ servers: [{ url, variables }] })).hosts;
    if (first === undefined) throw new Error('no host');
    return first;
  };

  it('is exact', () => {
    expect(filledHost(host('https://{tenant}.acme.dev/v{n}'), { tenant: 'Demo', n: '2' })).toEqual({
      origin: 'https://demo.acme.dev',
      pathPrefix: '/v2',
    });
    expect(filledHost(host('https://{domain}/api'), { domain: 'acme.dev' }).origin).toBe('https://acme.dev');
    expect(filledHost(host('https://acme.dev:{port}'), { port: '443' }).origin).toBe('https://acme.dev');
  });

  it('takes a default behind the host, and never one of the host', () => {
    const path = host('https://api.acme.dev/{v}', { v: { default: 'v3' } });
    expect(filledHost(path, {}).pathPrefix).toBe('/v3');
    const tenant = host('https://{t}.acme.dev', { t: { default: 'demo' } });
    expect(tenant.variables).toEqual([{ name: 't', choices: [], example: 'demo', isPathOnly: false }]);
    expect(() => filledHost(tenant, {})).toThrow('invalid-input');
  });

  it('takes one of the choices only', () => {
    const region = host('https://{r}.acme.dev', { r: { enum: ['eu', 'us'] } });
    expect(filledHost(region, { r: 'us' }).origin).toBe('https://us.acme.dev');
    expect(() => filledHost(region, { r: 'xx' })).toThrow('invalid-input');
  });

  it.each([
    ...[
      'evil.dev#',
      'evil.dev/',
      'a@evil.dev',
      'evil.dev\\',
      'a.evil',
      '..',
      '%2e',
      '１',
      'a\nb',
      'a\u200bb',
    ],
    ...['', ' ', '{x}', ':80', 'a'.repeat(64), 'a/b', '-', '{tenant}'],
  ])('refuses a tenant that would make another host: %j', (tenant) => {
    expect(() => filledHost(host('https://{tenant}.acme.dev'), { tenant })).toThrow('invalid-input');
  });

  it('never leaves the domain of its template', () => {
    const template = host('https://{tenant}.acme.dev/{path}', { path: { default: 'x' } });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), (tenant, path) => {
        try {
          const { origin, pathPrefix } = filledHost(template, { tenant, path });
          const url = new URL(origin + pathPrefix);
          expect(url.hostname).toMatch(/^[a-z0-9-]+\.acme\.dev$/);
          expect([url.username, url.search, url.hash, url.port]).toEqual(['', '', '', '']);
          expect(url.pathname).toBe(pathPrefix === '' ? '/' : pathPrefix);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      }),
    );
  });
});
