import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ANY_PORT_ORIGINS } from '../shapes/any-port';
import { isSendable } from '../shapes/exact-origin';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { isShared, withFieldsOfToday } from './before-fields';
import { tested } from './tested';
import { tokenRecordSchema } from './token-record';

const accepts = (changes: object) =>
  v.safeParse(tokenRecordSchema, { ...fakeToken(FIRST), ...changes }).success;
const field = (changes: object = {}) => ({ name: 'tenant', value: 'acme', secret: false, ...changes });

describe('fields of a token', () => {
  it.each(['t', 'tenant', 'account_id', 'secret2', `t${'x'.repeat(30)}`])('may be called %s', (name) => {
    expect(accepts({ fields: [field({ name })] })).toBe(true);
  });

  it.each(['', 'token', 'Tenant', '2nd', '_x', 'a-b', 'a b', 'ä', 'a}', `t${'x'.repeat(31)}`, 'tenant\n'])(
    'may not be called %j',
    (name) => {
      expect(accepts({ fields: [field({ name })] })).toBe(false);
    },
  );

  it.each(['a', 'a b', '{tenant}', 'x'.repeat(8192)])('may hold %j', (value) => {
    expect(accepts({ fields: [field({ value })] })).toBe(true);
  });

  it.each(['', ' ', ' a', 'a ', 'a\n', 'a\r\nHost: evil', 'ä', '\u200b', 'x'.repeat(8193)])(
    'may not hold %j',
    (value) => {
      expect(accepts({ fields: [field({ value })] })).toBe(false);
    },
  );

  it('have one name each, and are eight at most', () => {
    expect(accepts({ fields: [field(), field({ value: 'other' })] })).toBe(false);
    const many = Array.from({ length: 9 }, (_, at) => field({ name: `field${at}` }));
    expect(accepts({ fields: many.slice(1) })).toBe(true);
    expect(accepts({ fields: many })).toBe(false);
  });
});

describe('hosts of a token', () => {
  it.each([
    'http://api.example.com',
    'http://foo.localhost:3000',
    'http://0.0.0.0:1',
    'https://[::1]:8443',
    'http://[::2]:3000',
    'https://[2001:db8::1]',
  ])('%s may stand in a record, is no allowed page, and nothing is sent there', (origin) => {
    expect(accepts({ origins: [origin] })).toBe(true);
    expect(accepts({ allowedSites: [origin] })).toBe(false);
    expect(isSendable(origin)).toBe(false);
  });

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:1',
    'http://[::1]:3000',
    'http://nas.local',
    ...ANY_PORT_ORIGINS,
  ])('%s may stand in a record, is no allowed page, and may be sent to', (origin) => {
    expect(accepts({ origins: [origin] })).toBe(true);
    expect(accepts({ allowedSites: [origin] })).toBe(false);
    expect(isSendable(origin)).toBe(true);
  });

  it('are 64 at most', () => {
    const many = Array.from({ length: 65 }, (_, at) => `https://api${at}.example.com`);
    expect(accepts({ origins: many.slice(1) })).toBe(true);
    expect(accepts({ origins: many })).toBe(false);
  });
});

it('keys of a later version are carried along, wherever they stand', () => {
  const token = fakeToken(FIRST, {
    fields: [field()],
    companions: [{ name: 'A', value: 'b', sentOn: 'navigation' }],
  });
  const later = {
    ...token,
    later: { deep: [1, { x: null }] },
    headers: token.headers.map((header) => ({ ...header, later: 1 })),
    companions: token.companions.map((header) => ({ ...header, later: 2 })),
    fields: token.fields.map((each) => ({ ...each, later: 3 })),
  };
  expect(v.parse(tokenRecordSchema, later)).toEqual(later);
});

describe('a token that was stored before records had fields', () => {
  const { fields: _fields, sharedWithApp: _shared, ...old } = fakeToken(FIRST);

  it.each([
    ['https://api.example.com', false],
    ['https://app.polyteia.com', true],
    ['https://app.polyteia.com:8443', false],
  ])('for %s is shared with an app: %s', (origin, sharedWithApp) => {
    expect(withFieldsOfToday({ ...old, origins: [origin] })).toEqual({
      ...old,
      origins: [origin],
      fields: [],
      sharedWithApp,
    });
    expect(isShared(['https://other.example.com', origin])).toBe(sharedWithApp);
  });

  it.each([null, 7, 'text', [], [1]])('that is no object stays %j', (content) => {
    expect(withFieldsOfToday(content)).toEqual(content);
  });
});

it('a token is moved to the host that took it, never to one that nothing is sent to', () => {
  const origins = ['http://api.example.com', 'https://api.example.com', 'https://api.eu.example.com'];
  const test = {
    outcome: 'works',
    reason: null,
    status: 200,
    method: 'GET',
    asked: 'api.example.com/me',
    duration: 1,
    at: 1,
    region: 'US',
    message: null,
    identity: null,
    callsLeft: null,
    callsLimit: null,
    wait: null,
  } as const;
  expect(tested(fakeToken(FIRST, { origins }), test, null).origins).toEqual(['https://api.example.com']);
});
