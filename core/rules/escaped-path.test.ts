import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValues } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, SECRET, subject } from '../testing/sample-token';
import { escapesPrefix } from '../token/goes-to';
import { compileRules } from './compile-rules';
import { escapedPathRule } from './escaped-path';

const PREFIX = '/api/v2';
const BELOW = `${API}${PREFIX}`;

/** Each is another path for some server or proxy, and one below the prefix for the browser. */
const ESCAPED = [
  '/..%2fadmin',
  '/..%2Fadmin',
  '/.%2e%2fadmin',
  '/..;/admin',
  ';/../admin',
  '//admin',
  '/x//admin',
  '/%5c..%5cadmin',
  '/..%5Cadmin',
  '/%252e%252e/admin',
  '/x%3b/..%2fadmin',
  '/x..y',
  '/%c0%ae%c0%ae/admin',
  '/%e0%80%ae%e0%80%ae/admin',
  '/%F0%80%80%AE/admin',
  '/%ef%bc%8e%ef%bc%8e/admin',
  '/%EF%BC%8Fadmin',
  '/%e2%80%a5/admin',
  '/%E2%80%A4%E2%80%A4/admin',
  '/%ef%b9%92%ef%b9%92/admin',
  '/%ef%b8%b0/admin',
  '/x%cd%beadmin',
  '/%ef%b9%94x/admin',
  '/x%e2%88%95admin',
  '/x%e2%81%84admin',
  '/x%e2%88%96admin',
  '/x%ef%b9%a8admin',
  '/x%00',
  '/x%0d%0aadmin',
] as const;

const KEPT = [
  '',
  '/',
  '/x',
  '/x.y',
  '/x/?u=https://a//b',
  '/x?y=%2f..;',
  '/x#//',
  '/%7Bx%7D',
  '/a%20b',
  '/%e2%82%ac',
  '/%e2%80%94',
  '/%e2%80%a6',
  '/%cd%b0',
  '/%ef%bc%a1',
  '?q=..',
];

// Proves P3: An address that a server could read as another path carries nothing.
describe.each([CHROMIUM, FIREFOX])('behind a path prefix', (engine) => {
  const tabs = { visits: { 7: API }, answered: { 7: API } };
  const parts = { pathPrefix: PREFIX, allowedSites: [DOCS] };
  const rules = compileRules([{ ...subject(parts, [7]), ...tabs }], engine);
  const kinds = [
    {},
    { initiator: API },
    { initiator: DOCS, top: DOCS, type: 'xmlhttprequest' },
    { type: 'other' },
    { initiator: API, type: 'other' },
  ];

  it.each(ESCAPED)('%s carries nothing, however it is asked for', (path) => {
    for (const kind of kinds)
      expect(headerValues(rules, { url: BELOW + path, tab: 7, ...kind }, engine)).toEqual([]);
  });

  it.each(KEPT)('%s carries the token', (path) => {
    for (const kind of kinds)
      expect(headerValues(rules, { url: BELOW + path, tab: 7, ...kind }, engine)).toEqual([
        `Bearer ${SECRET}`,
      ]);
  });
});

it('without a prefix every path is the token’s', () => {
  expect(compileRules([subject()], CHROMIUM).map(({ key }) => key)).not.toContain('escaped');
  for (const path of ESCAPED) expect(escapesPrefix(API + path, '')).toBe(false);
});

it('the view says the same of an address as the rule does', () => {
  const filter = new RegExp(escapedPathRule([API])?.condition.regexFilter ?? '', 'i');
  const piece = fc.constantFrom(
    '/',
    '.',
    '..',
    ';',
    '%2e',
    '%2F',
    '%5c',
    '%25',
    '%41',
    'a',
    '?',
    '#',
    '%c1',
    '%1F',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const url = new URL(`${BELOW}/${pieces.join('')}`).href;
      fc.pre(url.startsWith(BELOW));
      expect(escapesPrefix(url, PREFIX)).toBe(filter.test(url));
    }),
  );
});

it('one rule serves all tokens that have a prefix', () => {
  const key = [{ name: 'X-Key', template: '{token}', encoding: 'plain' as const }];
  const all = [
    subject({ id: 'one', pathPrefix: PREFIX }),
    subject({ id: 'two', pathPrefix: '/v1', headers: key }),
    subject({ id: 'three', pathPrefix: '/v1', origins: ['https://eu.example.com:8443'] }),
    subject({ id: 'four', origins: ['https://api.other.com'] }),
  ];
  const escaped = compileRules(all, CHROMIUM).filter((rule) => rule.key === 'escaped');
  expect(escaped.map(({ condition }) => condition.requestDomains)).toEqual([
    ['api.example.com', 'eu.example.com'],
  ]);
});

// Proves P3: A path prefix is exact: nothing goes to /v1:run with the token for /v1.
describe('a path prefix', () => {
  const tokenOf = (id: string, pathPrefix: string, header = 'Authorization') =>
    subject({ id, pathPrefix, headers: [{ name: header, template: '{token}', encoding: 'plain' }] });
  const sentTo = (path: string, all: readonly ReturnType<typeof subject>[], header?: string) =>
    headerValues(compileRules([...all], CHROMIUM), { url: `${API}${path}` }, CHROMIUM, header);

  it.each([...":~@!,=+*()$&'"])('ends at a slash, a query or nothing, and not at %s', (sign) => {
    const one = [tokenOf('token-1-0123456789', '/v1')];
    expect(sentTo(`/v1${sign}run`, one)).toEqual([]);
    expect(sentTo(`/v1/x${sign}run`, one)).toEqual([SECRET]);
    expect(sentTo(`/v1?x=${sign}`, one)).toEqual([SECRET]);
    expect(sentTo('/v1', one)).toEqual([SECRET]);
  });

  it('of one token also ends there for another token of the host', () => {
    const all = [tokenOf('token-1-0123456789', '/v1'), tokenOf('token-2-0123456789', '', 'X-Key')];
    expect(sentTo('/v1:run', all, 'x-key')).toEqual([]);
    expect(sentTo('/v1/run', all, 'x-key')).toEqual([SECRET]);
    expect(sentTo('/v2:run', all, 'x-key')).toEqual([SECRET]);
  });

  it('takes a rule of its own, once for all tokens that share it', () => {
    const all = ['/v1', '/v1', '/v2', ''].map((prefix, at) =>
      tokenOf(`token-${at}-0123456789`, prefix, `X-Key-${at}`),
    );
    const keys = compileRules(all, CHROMIUM).flatMap(({ key }) => (key.startsWith('prefix ') ? [key] : []));
    expect(keys).toEqual(['prefix /v1', 'prefix /v2']);
  });
});
