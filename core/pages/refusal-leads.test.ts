import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import type { TokenRecord } from '../token/token-record';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { refusalLeads } from './refusal-leads';

const AT = Date.UTC(2026, 10, 22);
const REFUSED: NonNullable<TokenRecord['test']> = {
  outcome: 'refused',
  reason: null,
  status: 401,
  method: 'GET',
  asked: 'api.pagerduty.com/users/me',
  duration: 10,
  at: AT,
  region: 'US',
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
};
const HEADERS: TokenRecord['headers'] = [
  { name: 'Authorization', template: 'Token token={token}', encoding: 'plain' },
];
const leads = (secret: string, more: Partial<TokenRecord> = {}) =>
  refusalLeads(
    fakeToken(FIRST, { secret, test: REFUSED, headers: HEADERS, ...more }),
    PROVIDERS.find('pagerduty'),
  );
const jwtUntil = (exp: number) => `eyJhbGciOiJub25lIn0.${btoa(JSON.stringify({ exp }))}.c2lnbg`;

describe('the leads of a refusal', () => {
  it.each([
    ['012345678901234567890', 'digits', true],
    ['0123456789abcdef0123456789abcdef', 'hex', true],
    ['0b8d11be-3e2b-4e0c-9a6b-000000000000', 'uuid', true],
    ['abcdefghijklmnopqrst', 'letters', false],
    ['u+sample-nobodys-key', 'more', false],
  ] as const)('of %s say %s', (secret, characters, otherForm) => {
    expect(leads(secret)).toMatchObject({ length: secret.length, characters, otherForm });
  });

  it('name how it came only where it is sent otherwise', () => {
    const came = (header: string | null, scheme: string | null) =>
      leads('abcdefghijklmnopqrst', { cameAs: { header, scheme } })?.cameAs;
    expect(came('x-api-key', null)).toEqual({ pasted: 'x-api-key', sent: 'Authorization: Token token=' });
    expect(came('Authorization', 'Bearer')?.pasted).toBe('Authorization: Bearer');
    expect(came('authorization', 'Token token=')).toBeNull();
    expect(came(null, null)).toBeNull();
  });

  it('quote the end that the token itself names, once it is over', () => {
    expect(leads(jwtUntil(AT / 1000 - 60))?.expiredAt).toBe(AT - 60_000);
    expect(leads(jwtUntil(AT / 1000 + 60))?.expiredAt).toBeNull();
  });

  it('repeat nothing of the secret', () => {
    const secret = 'sample-secret-of-a-lead';
    expect(JSON.stringify(leads(secret, { cameAs: { header: 'X-Api-Key', scheme: null } }))).not.toMatch(
      /sample|secret|lead"/,
    );
  });

  it('are there for a refusal only', () => {
    expect(leads('abcdefghijklmnopqrst', { test: { ...REFUSED, outcome: 'works' } })).toBeNull();
    expect(leads('abcdefghijklmnopqrst', { test: null })).toBeNull();
  });
});
