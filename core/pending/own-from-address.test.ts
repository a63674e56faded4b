import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { judgeOwnProvider } from '../providers/judge-own-provider';
import { beginApi } from './own-from-address';

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
