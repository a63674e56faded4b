import { describe, expect, it } from 'vitest';
import { KNOWN_HOSTS_FORMAT, NO_KNOWN_HOSTS, readKnownHosts } from './known-hosts';

const KEY = { headers: [{ name: 'key', template: '{token}', encoding: 'plain' }] };
const FILE = {
  format: KNOWN_HOSTS_FORMAT,
  version: '1.0.0',
  forms: [KEY],
  hosts: {
    'api.acme.example': [0, 'acme.example', '/v1/me'],
    'acme.example': [0, null, null],
    gone: [7, null, null],
  },
};
const read = (changes: object = {}) => readKnownHosts(JSON.stringify({ ...FILE, ...changes }), '1.0.0');

describe('what public documents say of hosts', () => {
  it('is found by the exact origin', () => {
    expect(read().at('https://api.acme.example')).toEqual({
      ...{ ...KEY, fields: [], companions: [] },
      documentOf: 'acme.example',
      check: { method: 'GET', path: '/v1/me' },
    });
    expect(read().at('https://acme.example')).toMatchObject({ documentOf: 'acme.example', check: null });
  });

  it.each([
    'http://api.acme.example',
    'https://api.acme.example:8443',
    'https://api.acme.example.evil.test',
    'https://www.api.acme.example',
    'https://API.acme.example',
    'https://api.acme.example/',
    'https://a@api.acme.example',
    'https://__proto__',
    'https://gone',
    'api.acme.example',
    '',
  ])('is nothing for %j', (origin) => {
    expect(read().at(origin)).toBeNull();
  });

  it.each([
    ['cut', JSON.stringify(FILE).slice(0, -1)],
    ['of another format', JSON.stringify({ ...FILE, format: 0 })],
    ['of another version', JSON.stringify({ ...FILE, version: '0.9.0' })],
    ['with a form of another kind', JSON.stringify({ ...FILE, forms: [{ headers: [{ name: 'key' }] }] })],
    ['with a host of another kind', JSON.stringify({ ...FILE, hosts: { a: ['0'] } })],
  ])('is nothing in a file that is %s', (_what, text) => {
    expect(readKnownHosts(text, '1.0.0')).toBe(NO_KNOWN_HOSTS);
  });
});
