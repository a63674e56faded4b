import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { knownProvider } from '../../tests/support/catalogue';
import { providerSchema } from './provider';

const pylon = knownProvider('pylon');

const accepts = (changes: object) => v.safeParse(providerSchema, { ...pylon, ...changes }).success;
const host = (origin: string) => ({ hosts: [{ origin, region: null }] });
const header = (changes: object) => ({ headers: [{ name: 'X-Key', template: '{token}', ...changes }] });
const check = (changes: object) => ({ checks: [{ ...pylon.checks[0], ...changes }] });

describe('providerSchema refuses', () => {
  it.each([
    'http://api.example.com',
    'https://*.example.com',
    'https://*',
    'https://{tenant}',
    'https://api.{tenant}',
    'https://a{tenant}.example.com',
    'https://{tenant}.{other}.com',
    'https://com',
    'https://api.example.com/',
    'https://api.example.com/v1',
    'https://user@api.example.com',
    'https://API.example.com',
    'https://api.example.com:',
    'https://api.example.com\n',
    'https://api.example.com|',
    'javascript:alert(1)',
  ])('the host %j', (origin) => {
    expect(accepts(host(origin))).toBe(false);
  });

  it.each(['*', '/a*', '/a^', '/a|', 'a', '/a/', '/a?b', '//a'])('the path prefix %j', (pathPrefix) => {
    expect(accepts({ pathPrefix })).toBe(false);
  });

  it.each([
    { name: 'X Key' },
    { name: 'X-Key:' },
    { name: 'X-Key\r\nY' },
    { name: '' },
    { template: '{token}\r\nX-Evil: 1' },
    { template: 'ä{token}' },
    { encoding: 'rot13' },
    { extra: 1 },
  ])('the header %j', (changes) => {
    expect(accepts(header(changes))).toBe(false);
  });

  it.each([
    { path: 'https://evil.com/' },
    { path: '/me#x' },
    { path: '/m e' },
    { path: '/\\evil.com' },
    { path: 'me' },
    { method: 'DELETE' },
    { method: 'PUT' },
    { works: { path: '__proto__[' } },
    { works: { status: [999] } },
    { works: { code: 1 } },
  ])('the check %j', (changes) => {
    expect(accepts(check(changes))).toBe(false);
  });

  it.each([
    { seenRefusing: 'yesterday' },
    { elsewhere: { place: 'cookie', parameters: [{ name: 'key', template: '{token}' }] } },
    { revoke: { call: { method: 'GET', path: '/revoke', works: { status: [200] } } } },
    { sources: [] },
    { id: 'Upper' },
    { id: '' },
    { variables: ['lower'] },
    { sites: [{ origin: 'https://{tenant}.example.com', kind: 'docs' }] },
    { sites: [{ origin: 'https://com', kind: 'docs' }] },
    { outcomes: [{ when: {}, outcome: 'not-reached' }] },
    { script: 'x' },
  ])('%j', (changes) => {
    expect(accepts(changes)).toBe(false);
  });
});

describe('providerSchema takes', () => {
  it.each([
    host('https://api.example.com:8443'),
    host('https://{tenant}.example.com'),
    header({ template: 'SSWS {token}' }),
    header({ template: '{user}:{token}', encoding: 'basic' }),
    { pathPrefix: '/api/v2' },
    check({ method: 'HEAD', path: '/me?x=%20&y=1' }),
  ])('%j', (changes) => {
    expect(accepts(changes)).toBe(true);
  });
});
