import { describe, expect, it } from 'vitest';
import { formsOfAuthorization, namedHeaders } from './said-forms';
import { AUTHORIZATION, calls, only, read, signInLines, withSchemes } from './testing/documents';

const said = (description: string) => withSchemes({ token: { ...AUTHORIZATION, description } });
const curl = (host: string, line: string) => ({
  'x-codeSamples': [{ lang: 'curl', source: `curl https://${host}/a \\\n  -H "Authorization: ${line}"` }],
});
const ASKS_WORD = {
  question: 'word-not-said',
  chosen: null,
  forms: ['Authorization: ? (declared, alone)'],
  unattachable: [],
};
const ASKS_WHICH = {
  question: 'contradiction',
  chosen: null,
  forms: ['Authorization: ? (from-the-text, alone)'],
  unattachable: [],
};
const ROWS: readonly (readonly [
  what: string,
  document: Readonly<Record<string, unknown>>,
  expected: unknown,
])[] = [
  [
    'Authorization, the word said by its scheme',
    said('Token-based authentication with required prefix "Token"'),
    only('Authorization: Token {token} (from-the-text, alone)'),
  ],
  [
    'Authorization, the word said by the text about the API',
    withSchemes(
      { k: AUTHORIZATION },
      { info: { title: 'Acme', description: 'Send `Authorization: Token <key>`.' } },
    ),
    only('Authorization: Token {token} (from-the-text, alone)'),
  ],
  [
    'Authorization, the word said by the texts of calls',
    withSchemes(
      { k: AUTHORIZATION },
      calls({ description: "Goes in the header as 'authorization: Bearer YOUR_API_KEY_HERE'" }),
    ),
    only('Authorization: Bearer {token} (from-the-text, alone)'),
  ],
  ['Authorization, the word not said', said('API key of your account'), ASKS_WORD],
  ['Authorization, nothing said at all', withSchemes({ k: AUTHORIZATION }), ASKS_WORD],
  ['a text that contradicts itself', said('Basic Authorization header using the Bearer scheme.'), ASKS_WHICH],
  [
    'a sample for calls of another host',
    withSchemes({ k: AUTHORIZATION }, calls(curl('hooks.customer.dev', 'Bearer abc123def456'))),
    ASKS_WORD,
  ],
  [
    'samples of this API that agree',
    withSchemes({ k: AUTHORIZATION }, calls(curl('api.acme.dev', 'Token abc123def456'))),
    only('Authorization: Token {token} (sample, alone)'),
  ],
  [
    'samples of this API that disagree',
    withSchemes(
      { k: AUTHORIZATION },
      {
        paths: {
          '/a': { get: curl('api.acme.dev', 'Token abc123def456') },
          '/b': { get: curl('api.acme.dev', 'Bearer abc123def456') },
        },
      },
    ),
    { ...ASKS_WHICH, forms: ['Authorization: ? (sample, alone)'] },
  ],
  [
    'a section on webhooks that the API sends',
    withSchemes(
      { k: AUTHORIZATION },
      {
        info: {
          description: 'Hello.\n## Webhooks\nWe send `Authorization: Bearer <secret>`.\n## More\nText.',
        },
      },
    ),
    ASKS_WORD,
  ],
  [
    'two values in one header',
    said('```\nAuthorization: Token token="V2h5LCBoZWxsbyB0aGVyZSE=", credential="8f71320c-fdbc"\n```'),
    {
      question: null,
      chosen: 0,
      forms: [
        'Authorization: Token token="{token}", credential="{credential}" (from-the-text, alone)',
        'Authorization: {token} (from-the-text, alone)',
      ],
      unattachable: [],
    },
  ],
];

describe('the word before a token in Authorization', () => {
  it.each(ROWS)('%s', (_, document, expected) => {
    expect(signInLines(read(document))).toEqual(expected);
  });

  it('shows a sentence or a place for each form', () => {
    const [form] = read(said('Send it as `Token <key>`. Never share it.')).signIn.forms;
    expect(form).toMatchObject({
      evidence: 'Send it as `Token <key>`.',
      place: '/components/securitySchemes/token',
    });
  });

  it('preselects a word by the name of the scheme, and asks all the same', () => {
    const { signIn } = read(withSchemes({ bearerAuth: AUTHORIZATION }));
    expect(signIn.forms[0]?.word).toMatchObject({ code: 'word-not-said', preselected: 0 });
    expect(signIn.chosen).toBeNull();
    expect(read(withSchemes({ k: AUTHORIZATION })).signIn.forms[0]?.word?.preselected).toBeNull();
  });

  it('offers both words of a contradiction', () => {
    const { signIn } = read(said('Basic Authorization header using the Bearer scheme.'));
    expect(signIn.forms[0]?.word?.offered).toEqual([
      { template: 'Bearer {token}', encoding: 'plain' },
      { template: '{user}:{token}', encoding: 'basic' },
    ]);
  });
});

describe('a text on Authorization', () => {
  it.each([
    ['Authorization: Bearer <token>', ['Bearer {token}']],
    ['`Authorization: Token token=<base64_encoded_token>`', ['Token token={token}']],
    ['-H "Authorization: ApiKey YOUR_API_KEY"', ['ApiKey {token}']],
    ["headers: { 'Authorization': 'Bearer ' + token }", ['Bearer {token}']],
    ['Authorization: YOUR_API_KEY', ['{token}']],
    ['The format is `NetworkInsight {token}`.', ['NetworkInsight {token}']],
    ['JWT prefixed with "Bearer "', ['Bearer {token}']],
    ['API tokens must be prepended with "token" followed by a space.', ['token {token}']],
    ['The string "OAuth" followed by the token', ['OAuth {token}']],
    ["Enter 'Bearer' [space] and then your token.", ['Bearer {token}']],
    ['The word "Basic" followed by a space and your API key, base64 encoded', ['{user}:{token}']],
    ['Send the key without the `Bearer` prefix.', ['{token}']],
    ['Use a bearer token.', ['Bearer {token}']],
    ['<b>Authorization</b>: <code>Bearer &lt;key&gt;</code>', ['Bearer {token}']],
    ['A JSON Web Token (JWT) is used for access control.', []],
    ['Authorization: the API key of your account', []],
    ['Put your key into the Authorization header.', []],
    ['Authorization is REQUIRED for all calls.', []],
    ['Authorization: OAuth realm="x", oauth_nonce="1", oauth_signature="2"', []],
    ['Bearer <key> or Token <key>', ['Bearer {token}', 'Token {token}']],
    ['', []],
  ])('%s', (text, templates) => {
    expect(formsOfAuthorization(text).map(({ header }) => header.template)).toEqual(templates);
  });

  it('that only mentions a scheme is not sure', () => {
    expect(formsOfAuthorization('Use a bearer token.', 'sure')).toEqual([]);
  });
});

describe('a text on other headers', () => {
  it.each([
    ['Pass the key as `X-Acme-Key` header.', ['X-Acme-Key']],
    ['X-Api-Key: YOUR_KEY', ['X-Api-Key']],
    ["-H 'x-acme-token: 7Hq2yW3sKd93nf'", ['x-acme-token']],
    ['Content-Type: application/json', []],
    ['The Authorization header', []],
    ['X-Request-Id: 7Hq2yW3sKd93nf', []],
    ['Idempotency-Key: 7Hq2yW3sKd93nf', []],
    ['token: 7Hq2yW3sKd93nf', []],
  ])('%s', (text, names) => {
    expect(namedHeaders(text).map(({ header }) => header.name)).toEqual(names);
  });
});
