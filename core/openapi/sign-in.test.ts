import { describe, expect, it } from 'vitest';
import {
  calls,
  key,
  none,
  only,
  openapi,
  parameter,
  read,
  signInLines,
  swagger,
  withSchemes,
} from './testing/documents';

const ROWS: readonly (readonly [
  what: string,
  document: Readonly<Record<string, unknown>>,
  expected: unknown,
])[] = [
  ['nothing declared', openapi({}), none('nothing-declared')],
  ['nothing declared, and open to everybody', openapi({ security: [] }), none('nothing-declared')],
  [
    'nothing declared, but said in the text',
    openapi({ info: { description: 'Pass your key in the `X-Acme-Key` header.' } }),
    only('X-Acme-Key: {token} (from-the-text, alone)'),
  ],
  [
    'header parameters in place of schemes',
    openapi(calls({ parameters: [parameter('X-Acme-Server-Token'), parameter('Accept')] })),
    only('X-Acme-Server-Token: {token} (parameter, alone)'),
  ],
  [
    'two header parameters that most calls need',
    openapi(calls({ parameters: [parameter('apiKey'), parameter('apiSecret')] })),
    only('apiKey: {apikey} + apiSecret: {token} (parameter, together)'),
  ],
  [
    'a header parameter that calls can do without, beside one that they need',
    openapi(calls({ parameters: [parameter('X-Api-Key'), parameter('X-Trial-Token', { required: false })] })),
    only('X-Api-Key: {token} (parameter, alone)'),
  ],
  [
    'a parameter named Authorization, which the standard ignores',
    openapi(calls({ parameters: [parameter('Authorization')] })),
    {
      question: 'only-a-hint',
      chosen: null,
      forms: ['Authorization: ? (parameter, alone)'],
      unattachable: [],
    },
  ],
  [
    'AND: several headers are one entry',
    withSchemes(
      { k: key('X-ACME-API-AppKey'), t: key('X-ACME-API-AppToken') },
      { security: [{ k: [], t: [] }] },
    ),
    only('X-ACME-API-AppKey: {x_acme_api_appkey} + X-ACME-API-AppToken: {token} (declared, together)'),
  ],
  [
    'AND that means OR: one key under two names',
    withSchemes({ a: key('X-Api-Key'), b: key('apikey') }, { security: [{ a: [], b: [] }] }),
    {
      question: 'two-readings',
      chosen: null,
      forms: [
        'X-Api-Key: {token} + apikey: {apikey} (declared, together)',
        'X-Api-Key: {token} (declared, one-of-together)',
        'apikey: {token} (declared, one-of-together)',
      ],
      unattachable: [],
    },
  ],
  [
    'OR that means AND: the text wants both',
    withSchemes(
      { a: key('X-App-Key'), b: key('X-User-Token') },
      {
        security: [{ a: [] }, { b: [] }],
        info: { description: 'Every call must carry both X-App-Key and X-User-Token.' },
      },
    ),
    {
      question: 'two-readings',
      chosen: null,
      forms: [
        'X-App-Key: {token} (declared, alone)',
        'X-User-Token: {token} (declared, alone)',
        'X-App-Key: {x_app_key} + X-User-Token: {token} (declared, alternatives-together)',
      ],
      unattachable: [],
    },
  ],
  [
    'OR: the form of most calls first',
    openapi({
      components: { securitySchemes: { a: key('X-Api-Key'), b: { type: 'http', scheme: 'basic' } } },
      paths: {
        '/a': { get: { security: [{ a: [] }] } },
        '/b': { get: { security: [{ b: [] }] }, post: { security: [{ b: [] }] } },
      },
    }),
    {
      question: null,
      chosen: 0,
      forms: [
        'Authorization: Basic({user}:{token}) (declared, alone)',
        'X-Api-Key: {token} (declared, alone)',
      ],
      unattachable: [],
    },
  ],
  [
    'ids and constants declared as keys',
    withSchemes(
      {
        k: key('X-RapidAPI-Key'),
        h: key('X-RapidAPI-Host'),
        i: key('X-ACME-CLIENTID'),
        v: key('Acme-Version'),
      },
      { security: [{ k: [], h: [], i: [], v: [] }] },
    ),
    only(
      'X-RapidAPI-Key: {token} + X-RapidAPI-Host = api.acme.dev + X-ACME-CLIENTID = ? + Acme-Version = ? (declared, together)',
    ),
  ],
  [
    'an id that is all there is',
    withSchemes({ i: key('X-IBM-Client-Id') }),
    only('X-IBM-Client-Id: {token} (declared, alone)'),
  ],
  [
    'declared, demanded nowhere, alone',
    withSchemes({ k: key('X-Api-Key') }, { security: undefined }),
    only('X-Api-Key: {token} (declared, alone)'),
  ],
  [
    'declared, demanded nowhere, and perhaps all needed',
    withSchemes({ k: key('X-Acme-Api-Key'), b: { type: 'http', scheme: 'basic' } }, { security: undefined }),
    {
      question: 'none-demanded',
      chosen: null,
      forms: [
        'X-Acme-Api-Key: {token} (declared, alone)',
        'Authorization: Basic({user}:{token}) (declared, alone)',
        'X-Acme-Api-Key: {x_acme_api_key} + Authorization: Basic({user}:{token}) (declared, alternatives-together)',
      ],
      unattachable: [],
    },
  ],
  [
    'declared and unused, behind what is demanded',
    withSchemes({ k: key('X-Api-Key'), u: key('X-Other-Key') }),
    {
      question: null,
      chosen: 0,
      forms: ['X-Api-Key: {token} (declared, alone)', 'X-Other-Key: {token} (declared, alone)'],
      unattachable: [],
    },
  ],
  [
    'OAuth and an http bearer: one line, one choice',
    withSchemes(
      {
        o: { type: 'oauth2', flows: {} },
        b: { type: 'http', scheme: 'Bearer' },
        i: { type: 'openIdConnect' },
      },
      { security: [{ o: ['read'] }, { b: [] }, { i: [] }] },
    ),
    only('Authorization: Bearer {token} (declared, alone)'),
  ],
  [
    'optional for some, open for others: demanded all the same',
    openapi({
      components: { securitySchemes: { k: key('X-Api-Key') } },
      paths: { '/a': { get: { security: [{}, { k: [] }] } }, '/b': { get: { security: [] } } },
    }),
    only('X-Api-Key: {token} (declared, alone)'),
  ],
  [
    'Basic with the key as user name',
    withSchemes({ b: { type: 'http', scheme: 'basic', description: 'Use your API key as the username.' } }),
    only('Authorization: Basic({token}:) (from-the-text, alone)'),
  ],
  [
    'a word of its own as http scheme',
    withSchemes({ b: { type: 'http', scheme: 'SSWS' } }),
    only('Authorization: SSWS {token} (declared, alone)'),
  ],
  [
    'Swagger 2: basic, key and oauth2',
    swagger({
      securityDefinitions: {
        b: { type: 'basic' },
        k: key('X-Api-Key'),
        o: { type: 'oauth2', flow: 'implicit' },
      },
      security: [{ k: [] }, { b: [] }, { o: [] }],
    }),
    {
      question: null,
      chosen: 0,
      forms: [
        'X-Api-Key: {token} (declared, alone)',
        'Authorization: Basic({user}:{token}) (declared, alone)',
        'Authorization: Bearer {token} (declared, alone)',
      ],
      unattachable: [],
    },
  ],
];

describe('how calls sign in', () => {
  it.each(ROWS)('%s', (_, document, expected) => {
    expect(signInLines(read(document))).toEqual(expected);
  });

  it('counts the calls that demand a form, none for one that is only declared', () => {
    const { signIn } = read(withSchemes({ k: key('X-Api-Key'), u: key('X-Other-Key') }, calls({})));
    expect(signIn.forms.map(({ operations }) => operations)).toEqual([2, 0]);
  });

  it('says where an access token of OAuth is needed, and not where another one will do', () => {
    const oauth = { o: { type: 'oauth2' } };
    expect(read(withSchemes(oauth)).signIn.forms[0]?.needsAccessToken).toBe(true);
    const both = withSchemes(
      { ...oauth, b: { type: 'http', scheme: 'bearer' } },
      { security: [{ o: [] }, { b: [] }] },
    );
    expect(read(both).signIn.forms[0]?.needsAccessToken).toBe(false);
  });

  it('makes a secret field of every header but the token, and a plain one of the user name', () => {
    const pair = withSchemes(
      { k: key('X-App-Key'), b: { type: 'http', scheme: 'basic' } },
      { security: [{ k: [], b: [] }] },
    );
    expect(read(pair).signIn.forms[0]?.fields).toEqual([
      { name: 'x_app_key', label: 'X-App-Key', secret: true, pattern: null },
      { name: 'user', label: 'User name', secret: false, pattern: null },
    ]);
  });
});
