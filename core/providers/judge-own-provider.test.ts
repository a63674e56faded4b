import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { CONFIRMABLE } from './confirmable';
import { judgeOwnProvider } from './judge-own-provider';
import type { OwnProviderInput } from './own-provider';
import { NO_PROVIDERS } from './providers';

const GOOD: OwnProviderInput = {
  name: 'Acme',
  origins: ['https://api.acme.example', 'https://eu.acme.example'],
  pathPrefix: '/v1',
  headers: [
    { name: 'Authorization', template: '{account}:{token}', encoding: 'basic' },
    { name: 'X-App-Id', template: '{app}', encoding: 'plain' },
  ],
  fields: [
    { name: 'account', label: 'Account', secret: false, pattern: '^[a-z]+$' },
    { name: 'app', label: 'App', secret: true, pattern: null },
  ],
  companions: [{ name: 'X-Version', value: '2', sentOn: 'every-request' }],
  check: { method: 'GET', path: '/v1/me?fields=name' },
  docs: 'https://docs.acme.example/api',
  sharedWithApp: false,
};
const judge = (changes: object, confirmedDomain = false) =>
  judgeOwnProvider({ ...GOOD, ...changes } as OwnProviderInput, PROVIDERS, { confirmedDomain });
const header = (name: string, template: string) => [...GOOD.headers, { name, template, encoding: 'plain' }];
const bare = (template: string) => ({
  fields: [],
  headers: [{ name: 'Authorization', template, encoding: 'plain' }],
});
const field = (changes: object) => ({ fields: [GOOD.fields[0], { ...GOOD.fields[1], ...changes }] });
const extra = (name: string, value = '1') => [
  ...GOOD.companions,
  { name, value, sentOn: 'every-request' as const },
];
const check = (path: string) => ({ check: { method: 'GET', path } });

// Proves P3: An own provider that could send a token elsewhere, or pass for a known one, is not saved.
describe('an own provider', () => {
  it('that is whole has no problem', () => {
    expect(judge({})).toEqual([]);
    expect(judge({ check: null, docs: null, companions: [], pathPrefix: '' })).toEqual([]);
  });

  it.each([
    ['without a name', { name: ' ' }, 'name-empty'],
    ['with markup', { name: '<script>alert(1)</script>' }, 'name-characters'],
    ['with bidi', { name: 'Acme\u202e' }, 'name-characters'],
    ['with what can’t be seen', { name: 'Ac\u200bme' }, 'name-characters'],
    ['with a line end', { name: 'Ac\nme' }, 'name-characters'],
    ['with half a character', { name: 'Ac\ud800me' }, 'name-characters'],
  ])('has a name %s', (_, changes, code) => {
    expect(judge(changes)).toEqual([{ code, place: 'name' }]);
  });

  it.each([
    ['PagerDuty', 'known-name'],
    ['pagerduty', 'known-name'],
    ['Pager Duty', 'known-name'],
    ['\uff30\uff41\uff47\uff45\uff52\uff24\uff55\uff54\uff59', 'known-name'],
    ['P\u0430gerDuty', 'known-name'],
    ['Pager-Duty!', 'known-name'],
    ['PagerDutty', 'name-look-alike'],
    ['PagerDuty staging', 'name-look-alike'],
  ])('named %s passes for a known one: %s', (name, code) => {
    expect(judge({ name })).toEqual([{ code, place: 'name', providerId: 'pagerduty' }]);
    expect(judge({ name }, true)).toHaveLength(code === 'known-name' ? 1 : 0);
  });

  it('is told of each bad host by its place, with the provider it belongs to', () => {
    const origins = [
      'https://api.acme.example',
      'https://api.acme.example',
      'https://github.io',
      'https://api.pagerduty.com:8443',
      'https://other.pagerduty.com',
      'http://api.acme.example',
    ];
    const hard = [
      { code: 'twice', place: 'origin', index: 1 },
      { code: 'shared-host', place: 'origin', index: 2 },
      { code: 'built-in', place: 'origin', index: 3, providerId: 'pagerduty' },
      { code: 'near-built-in', place: 'origin', index: 4, providerId: 'pagerduty' },
      { code: 'http-public', place: 'origin', index: 5 },
    ];
    expect(judge({ origins })).toEqual(hard);
    expect(judge({ origins }, true)).toEqual(hard.filter(({ index }) => index !== 4));
  });

  it.each([
    ['no {token}', bare('Bearer x'), [{ code: 'token-once', place: 'header' }]],
    ['{token} twice', bare('{token}{token}'), [{ code: 'token-once', place: 'header' }]],
    ['{token} in two', { headers: header('X-Key', '{token}') }, [{ code: 'token-once', place: 'header' }]],
    ['an unknown field', { headers: header('X-Key', '{other}') }, 'unknown-field'],
    ['a field in capitals', { headers: header('X-Key', '{APP}') }, 'unknown-field'],
    ['a line end', { headers: header('X-Key', 'a\r\nX-Other: b') }, 'line-break'],
    ['a letter outside of ASCII', { headers: header('X-Key', '\u00fc') }, 'header-value'],
    ['an outer blank', { headers: header('X-Key', 'a ') }, 'header-value'],
    ['nothing in it', { headers: header('X-Key', '') }, 'header-value'],
    ['no name', { headers: header('', 'a') }, 'header-name'],
    ['a blank in its name', { headers: header('X Key', 'a') }, 'header-name'],
    ['a line end in its name', { headers: header('X-Key\n', 'a') }, 'header-name'],
    ['a name outside of ASCII', { headers: header('X-K\u0435y', 'a') }, 'header-name'],
    ['the name Cookie', { headers: header('Cookie', 'a') }, 'header-never'],
    ['the name Host', { headers: header('hOst', 'a') }, 'header-never'],
    ['the name of a browser', { headers: header('Sec-Fetch-Site', 'a') }, 'header-never'],
    ['the name of a proxy', { headers: header('Proxy-Authorization', 'a') }, 'header-never'],
    ['a name that servers read as a proxy’s', { headers: header('x_forwarded_for', 'a') }, 'header-never'],
    ['the name Accept', { headers: header('Accept', 'a') }, 'header-never'],
    ['a name in use', { headers: header('AUTHORIZATION', 'a') }, 'header-twice'],
  ])('has a header with %s', (_, changes, expected) => {
    const one = [{ code: expected, place: 'header', index: 2 }];
    expect(judge(changes)).toEqual(typeof expected === 'string' ? one : expected);
  });

  it.each([
    ['that no header uses', { headers: [GOOD.headers[0]] }, 'unused-field'],
    [
      'of a name in use',
      { fields: [GOOD.fields[0], GOOD.fields[0]], headers: [GOOD.headers[0]] },
      'field-twice',
    ],
    ['that hides something', field({ label: 'A\u202eB' }), 'label-characters'],
    ['with a pattern that is none', field({ pattern: '^(' }), 'field-pattern'],
  ])('has a field %s', (_, changes, code) => {
    expect(judge(changes)).toEqual([{ code, place: 'field', index: 1 }]);
  });

  it.each([
    ['Cookie', '1', 'header-never'],
    ['authorization', '1', 'header-never'],
    ['X-App-Id', '1', 'header-twice'],
    ['x-version', '1', 'header-twice'],
    ['X Version', '1', 'header-name'],
    ['X-Other', 'a\nb', 'header-value'],
    ['X-Other', '\u00fc', 'header-value'],
  ])('has an extra header %s: %j', (name, value, code) => {
    expect(judge({ companions: extra(name, value) })).toEqual([{ code, place: 'companion', index: 1 }]);
  });

  it.each([
    [{ check: { method: 'POST', path: '/v1/me' } }, 'check-method'],
    [{ check: { method: 'DELETE', path: '/v1/me' } }, 'check-method'],
    [check('//evil.test/v1/me'), 'check-host'],
    [check('/\\evil.test/v1/me'), 'check-host'],
    [check('https://evil.test/v1/me'), 'check-host'],
    [check('v1/me'), 'check-host'],
    [check(''), 'check-host'],
    [check('/v1/../admin'), 'check-path'],
    [check('/v1/%2e%2e/admin'), 'check-path'],
    [check('/v1/..%2fadmin'), 'check-path'],
    [check('/v1/a%5cb'), 'check-path'],
    [check('/v1//me'), 'check-path'],
    [check('/v1/.'), 'check-path'],
    [check('/v1/me;x'), 'check-path'],
    [check('/v1/me#part'), 'check-path'],
    [check('/v1/m e'), 'check-path'],
    [check('/v1/\u00fc'), 'check-path'],
    [check('/me'), 'check-outside'],
    [check('/v1x'), 'check-outside'],
  ])('has a check %j: %s', (changes, code) => {
    expect(judge(changes)).toEqual([{ code, place: 'check' }]);
  });

  it.each([
    'javascript:alert(1)',
    'http://docs.acme.example',
    'https://user@docs.acme.example',
    'https://user:word@docs.acme.example',
    'data:text/html,x',
    'docs.acme.example',
    'https://',
    'https://docs.acme.example/\u00fc',
    '',
  ])('has docs %j', (docs) => {
    expect(judge({ docs })).toEqual([{ code: 'docs-address', place: 'docs' }]);
  });

  it('is told of everything at once, and nothing is let through by what was confirmed but resemblance', () => {
    const texts = fc.string({ maxLength: 30 });
    const input = fc.record({
      name: texts,
      origins: fc.array(texts, { maxLength: 3 }),
      headers: fc.array(fc.record({ name: texts, template: texts, encoding: fc.constant('plain') })),
      check: fc.record({ method: fc.constant('GET'), path: texts }),
      docs: texts,
    });
    fc.assert(
      fc.property(input, (changes) => {
        const all = judge(changes);
        expect(judge(changes, true)).toEqual(all.filter(({ code }) => !CONFIRMABLE.has(code)));
      }),
      { numRuns: 50 },
    );
  });

  it('is judged by its form alone without known providers', () => {
    const input = { ...GOOD, name: 'PagerDuty', origins: ['https://api.pagerduty.com'] };
    expect(judgeOwnProvider(input, NO_PROVIDERS)).toEqual([]);
  });
});
