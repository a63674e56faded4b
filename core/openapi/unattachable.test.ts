import { expect, it } from 'vitest';
import {
  AUTHORIZATION,
  calls,
  key,
  none,
  openapi,
  parameter,
  read,
  signInLines,
  withSchemes,
} from './testing/documents';

const ROWS: readonly (readonly [
  what: string,
  document: Readonly<Record<string, unknown>>,
  expected: unknown,
])[] = [
  [
    'AND with a key that travels in the address',
    withSchemes(
      { k: key('X-Api-Key'), q: { type: 'apiKey', in: 'query', name: 'app' } },
      { security: [{ k: [], q: [] }] },
    ),
    none('only-unattachable', 'app: in-address'),
  ],
  [
    'impersonation and one-time codes',
    withSchemes(
      { k: key('X-Api-Key'), s: key('Sudo'), o: key('X-Acme-OTP') },
      { security: [{ k: [] }, { k: [], s: [] }, { k: [], o: [] }] },
    ),
    {
      question: null,
      chosen: 0,
      forms: ['X-Api-Key: {token} (declared, alone)'],
      unattachable: ['Sudo: no-sign-in', 'X-Acme-OTP: no-sign-in'],
    },
  ],
  [
    'an illegal name beside a made-up one',
    withSchemes({ a: key('Api Key'), b: key('ApiKeyAuth') }, { security: [{ a: [] }, { b: [] }] }),
    {
      question: null,
      chosen: 0,
      forms: ['ApiKeyAuth: {token} (declared, alone)'],
      unattachable: ['Api Key: illegal-name'],
    },
  ],
  [
    'header and query of one name',
    withSchemes(
      { h: key('x-acme-key'), q: { type: 'apiKey', in: 'query', name: 'x-acme-key' } },
      { security: [{ h: [] }, { q: [] }] },
    ),
    {
      question: null,
      chosen: 0,
      forms: ['x-acme-key: {token} (declared, alone)'],
      unattachable: ['x-acme-key: in-address'],
    },
  ],
  [
    'query only',
    withSchemes({ q: { type: 'apiKey', in: 'query', name: 'key' } }),
    none('only-unattachable', 'key: in-address'),
  ],
  [
    'a query parameter in place of a scheme',
    openapi(calls({ parameters: [{ name: 'api_key', in: 'query', required: true }] })),
    none('only-unattachable', 'api_key: in-address'),
  ],
  [
    'a key in the path',
    openapi({ servers: [{ url: 'https://api.acme.dev/{apikey}/v1' }] }),
    none('only-unattachable', 'apikey: in-address'),
  ],
  [
    'a cookie, and a header of that name',
    withSchemes({ c: { type: 'apiKey', in: 'cookie', name: 'SESSION' }, h: key('Cookie') }),
    none('only-unattachable', 'SESSION: cookie', 'Cookie: cookie'),
  ],
  [
    'signed and bound',
    withSchemes({
      aws: { ...AUTHORIZATION, 'x-amazon-apigateway-authtype': 'awsSigv4' },
      oauth1: { type: 'http', scheme: 'oauth' },
      hmac: { type: 'http', scheme: 'hmac-sha256' },
      mutual: { type: 'mutualTLS' },
      aio: key('X-Acme-Signature'),
    }),
    none(
      'only-unattachable',
      'Authorization: signed',
      'oauth1: signed',
      'hmac: signed',
      'mutual: signed',
      'X-Acme-Signature: signed',
    ),
  ],
  [
    'signed by parameters, beside which a token alone is nothing',
    openapi(calls({ parameters: [parameter('X-Access-Key'), parameter('X-Acme-Signature')] })),
    none('only-unattachable', 'X-Acme-Signature: signed'),
  ],
  [
    'a name that nothing declares',
    withSchemes({ k: key('X-Api-Key') }, { security: [{ apiKey: [] }] }),
    {
      question: null,
      chosen: 0,
      forms: ['X-Api-Key: {token} (declared, alone)'],
      unattachable: ['apiKey: not-declared'],
    },
  ],
  [
    'a scheme of no known kind',
    withSchemes({ x: { type: 'magic' } }),
    none('only-unattachable', 'x: unknown-kind'),
  ],
  [
    'a header that Keybearer never sets',
    withSchemes({ x: key('User-Agent'), y: key('X-Forwarded-User') }),
    none('only-unattachable', 'User-Agent: reserved-name', 'X-Forwarded-User: reserved-name'),
  ],
];

it.each(ROWS)('no header can be %s', (_, document, expected) => {
  expect(signInLines(read(document))).toEqual(expected);
});
