import { describe, expect, it } from 'vitest';
import { knownProvider, PROVIDERS } from '../../tests/support/catalogue';
import { judgeOwnProvider } from '../providers/judge-own-provider';
import { isStorable } from '../providers/own-provider-input';
import type { Provider } from '../providers/provider';
import { beginApi, startedFrom } from './own-from-address';

const begun = (typed: string) => {
  const { input, asks } = beginApi(typed, PROVIDERS);
  const { name, origins, check, sharedWithApp } = input;
  return { name, origin: origins[0], check: check?.path ?? null, sharedWithApp, asks };
};
const problems = (typed: string) =>
  judgeOwnProvider(beginApi(typed, PROVIDERS).input, PROVIDERS).map(({ code }) => code);

describe('an API by its address', () => {
  it.each([
    ['https://api.acme.example/v1/me', 'https://api.acme.example', '/v1/me', false],
    ['https://api.acme.example/v1/me?key=abc#x', 'https://api.acme.example', '/v1/me', false],
    ['https://api.acme.example/', 'https://api.acme.example', null, false],
    ['api.acme.example:8443/v1/me', 'https://api.acme.example:8443', '/v1/me', false],
    // A path that may hold a secret.
    ['https://api.acme.example/t/a8f7d6e5c4b3a2918070605040302010', 'https://api.acme.example', null, false],
    // An app may live there.
    ['https://www.acme.example/api', 'https://www.acme.example', '/api', true],
  ])('%s begins with its host and its path', (typed, origin, check, sharedWithApp) => {
    expect(begun(typed)).toEqual({ name: 'Acme', origin, check, sharedWithApp, asks: ['form'] });
    expect(problems(typed)).toEqual([]);
  });

  it('without encryption is asked about', () => {
    expect(begun('http://localhost:3000/v1/me')).toMatchObject({
      origin: 'http://localhost:3000',
      check: '/v1/me',
      asks: ['form', 'http'],
    });
    expect(problems('http://localhost:3000/v1/me')).toEqual([]);
  });

  it.each([
    ['http://api.acme.example', 'http-public'],
    ['https://api.pagerduty.com/users/me', 'built-in'],
    ['https://status.pagerduty.com', 'near-built-in'],
    ['https://api-pagerduty.com', 'look-alike'],
  ])('%s is described, and its problem is said', (typed, code) => {
    expect(problems(typed)).toContain(code);
  });
});

describe('an API by its name', () => {
  it.each([
    ['Acme', 'Acme'],
    ['', 'My API'],
    ['A name that is longer than any provider’s may be', 'A name that is longer than any provider’'],
  ])('%j has no host yet', (typed, name) => {
    expect(begun(typed)).toMatchObject({ name, origin: '', check: null, asks: ['form'] });
    expect(problems(typed)).toContain('scheme');
  });
});

describe('a description that begins with a little-known API', () => {
  const start: Provider = {
    ...knownProvider('pylon'),
    id: 'sketch',
    name: 'Sample Sketch',
    hosts: [
      { origin: 'https://api.samplesketch.com', region: null },
      { origin: 'https://{tenant}.samplesketch.com', region: null },
    ],
    pathPrefix: '/v1',
    headers: [{ name: 'X-Sketch', template: '{key} {token}', encoding: 'plain' }],
    fields: [
      { name: 'tenant', label: 'Tenant', secret: false, optional: false, pattern: '^[a-z]+$' },
      { name: 'key', label: 'K'.repeat(60), secret: true, optional: true, pattern: '^k_[a-z]+$' },
    ],
    extraHeaders: [{ name: 'X-Version', value: '2', sentOn: 'every-request' }],
    checks: [
      { method: 'POST', path: '/v1/search', works: { status: [200] } },
      { method: 'GET', path: '/v1/{key}', works: { status: [200] } },
      { method: 'GET', path: '/v1/me', works: { status: [200] } },
    ],
    confidence: 'low',
  };

  it('has what a form can hold of it, and can be judged and stored', () => {
    const input = startedFrom(start);
    expect(input).toEqual({
      name: 'Sample Sketch',
      origins: ['https://api.samplesketch.com'],
      pathPrefix: '/v1',
      headers: start.headers,
      fields: [{ name: 'key', label: 'K'.repeat(40), secret: true, pattern: '^k_[a-z]+$' }],
      companions: start.extraHeaders,
      check: { method: 'GET', path: '/v1/me' },
      docs: null,
      sharedWithApp: start.sharedWithApp,
    });
    expect(judgeOwnProvider(input, PROVIDERS)).toEqual([]);
    expect(isStorable(input, `own-${'A'.repeat(22)}`)).toBe(true);
  });

  it('leaves a host open that has the customer’s name in it', () => {
    const hosts = start.hosts.slice(1);
    expect(startedFrom({ ...start, hosts }).origins).toEqual(['']);
    expect(startedFrom({ ...start, hosts: [] }).origins).toEqual(['']);
  });
});
