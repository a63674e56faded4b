import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { fieldsOfOrigin, filledOrigin, fillsHosts, hostSaidBy } from './tenant-host';

const TEMPLATE = 'https://{tenant}.sample-api.com';

describe('a host with a tenant', () => {
  it.each(['acme', 'a', 'acme-2', '0', 'a'.repeat(63)])('takes the label %s, and gives it back', (tenant) => {
    const origin = filledOrigin(TEMPLATE, { tenant });
    expect(origin).toBe(`https://${tenant}.sample-api.com`);
    expect(fieldsOfOrigin(TEMPLATE, origin)).toEqual({ tenant });
  });

  it.each([
    ...[
      '',
      'evil.com#',
      'evil.com/',
      'a@evil.com',
      'evil.com\\',
      'a.evil',
      '..',
      '.',
      '%2e',
      '１',
      'a\n',
      'a\u200b',
    ],
    ...[
      'a'.repeat(64),
      '-a',
      'a-',
      'a b',
      'a:8443',
      '{tenant}',
      'a?b',
      'ä',
      'a_b',
      'xn--a',
      'XN--A',
      '\u212a',
    ],
  ])('refuses %j', (tenant) => {
    expect(() => filledOrigin(TEMPLATE, { tenant })).toThrow(InvalidInputError);
  });

  it('spells capitals as hosts are spelled', () => {
    expect(filledOrigin(TEMPLATE, { tenant: 'ACME2' })).toBe('https://acme2.sample-api.com');
  });

  it('refuses a template that the browser would spell otherwise', () => {
    expect(() => filledOrigin('https://{tenant}.sample-api.com:443', { tenant: 'acme' })).toThrow(
      InvalidInputError,
    );
  });

  it('refuses what is missing, or stands in a prototype', () => {
    expect(() => filledOrigin(TEMPLATE, {})).toThrow(InvalidInputError);
    expect(() => filledOrigin('https://{constructor}.sample-api.com', {})).toThrow(InvalidInputError);
  });

  it('is filled by nothing that only a provider’s pattern allows', () => {
    const origins = [TEMPLATE, 'https://api.sample.com'];
    for (const tenant of ['acme-', 'xn--a', 'a.b', ''])
      expect(fillsHosts(origins, 'tenant', tenant)).toBe(false);
    expect(fillsHosts(origins, 'tenant', 'acme')).toBe(true);
    expect(fillsHosts(origins, 'secret', 'a.b')).toBe(true);
  });

  it('is always exactly one label below the same domain', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.domain()), (tenant) => {
        let origin: string;
        try {
          origin = filledOrigin(TEMPLATE, { tenant });
        } catch {
          return;
        }
        const { hostname, port, username, pathname } = new URL(origin);
        expect([port, username, pathname]).toEqual(['', '', '/']);
        expect(hostname).toBe(
          `${tenant.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())}.sample-api.com`,
        );
        expect(hostname.split('.')).toHaveLength(3);
      }),
    );
  });
});

describe('a host without one', () => {
  it('is itself and nothing else', () => {
    expect(filledOrigin('https://api.sample.com', { tenant: 'x' })).toBe('https://api.sample.com');
    expect(fieldsOfOrigin('https://api.sample.com', 'https://api.sample.com')).toEqual({});
    for (const origin of [
      'https://api.sample.com:8443',
      'http://api.sample.com',
      'https://api.sample.com.',
      '',
    ])
      expect(fieldsOfOrigin('https://api.sample.com', origin)).toBeNull();
  });
});

describe('an address beside the record of a provider', () => {
  const sites = [{ origin: 'https://wiki.sample-api.com', kind: 'docs' as const, region: null }];
  const provider = { hosts: [{ origin: TEMPLATE, region: 'EU' }], sites };

  it('says its tenant, unless the page is the vendor’s own', () => {
    expect(hostSaidBy(provider, 'https://acme.sample-api.com')).toEqual({
      region: 'EU',
      fields: { tenant: 'acme' },
    });
    for (const name of ['wiki', 'docs', 'status'])
      expect(hostSaidBy(provider, `https://${name}.sample-api.com`)).toBeNull();
  });

  it('is still a host of the record whatever its name: what must be safe there asks that', () => {
    expect(fieldsOfOrigin(TEMPLATE, 'https://app.sample-api.com')).toEqual({ tenant: 'app' });
  });
});
