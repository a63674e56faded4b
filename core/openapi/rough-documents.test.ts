import { describe, expect, it } from 'vitest';
import { firstChoices } from './description-choices';
import { readApiDescription } from './read-api-description';
import { FROM_ACME, NOBODY, PASTED, signInLines } from './testing/documents';

/** Documents as people write them by hand, each as a text. What a person would read in them is expected. */
const INFO = 'openapi: 3.0.3\ninfo: { title: Acme }\n';
const HEAD = `${INFO}servers: [{ url: https://api.acme.dev }]\n`;
const PATHS = 'paths: { /things: { get: {} } }\n';
const BEARER =
  'security: [{ s: [] }]\ncomponents: { securitySchemes: { s: { type: http, scheme: bearer } } }\n';

const read = (text: string, source = PASTED) => readApiDescription(text, source, NOBODY);
const scheme = (node: string) =>
  `${HEAD}security: [{ s: [] }]\ncomponents: { securitySchemes: { s: ${node} } }\n${PATHS}`;

/** Question, forms and what no header can be, in one line. */
async function signIn(text: string): Promise<string> {
  const { question, forms, unattachable } = signInLines(await read(text));
  const plain = forms.map((form) => form.replace(' (declared, alone)', ''));
  return [question ?? 'sure', ...plain, ...unattachable].join(' | ');
}

async function proposedCheck(text: string): Promise<string | null> {
  const description = await read(text);
  const { check } = firstChoices(description);
  return typeof check === 'number' ? (description.checks[check]?.path ?? null) : null;
}

describe('a rough document says how to sign in', () => {
  const TOKEN = "description: 'Use `Token <your key>`.'";
  it.each([
    [
      'a scheme in capitals',
      scheme('{ type: HTTP, scheme: BEARER }'),
      'sure | Authorization: Bearer {token}',
    ],
    ['digest', scheme('{ type: http, scheme: digest }'), 'only-unattachable | s: signed'],
    ['negotiate', scheme('{ type: http, scheme: Negotiate }'), 'only-unattachable | s: signed'],
    ['mutual TLS', scheme('{ type: mutualTLS }'), 'only-unattachable | s: signed'],
    ['a kind that no standard has', scheme('{ type: bearer }'), 'only-unattachable | s: unknown-kind'],
    ['no scheme of http', scheme('{ type: http }'), 'word-not-said | Authorization: ?'],
    [
      'two words for a scheme',
      scheme('{ type: http, scheme: Bearer token }'),
      'word-not-said | Authorization: ?',
    ],
    [
      'a key with other case',
      scheme('{ type: APIKEY, in: Header, name: X-Api-Key }'),
      'sure | X-Api-Key: {token}',
    ],
    ['a key without a name', scheme('{ type: apiKey, in: header }'), 'only-unattachable | s: illegal-name'],
    [
      'a name that goes on in the next line',
      scheme(String.raw`{ type: apiKey, in: header, name: "X-Api-Key\r\nX-Evil: 1" }`),
      'only-unattachable | X-Api-Key X-Evil: 1: illegal-name',
    ],
    [
      'a word in the text',
      scheme(`{ type: apiKey, in: header, name: authorization, ${TOKEN} }`),
      'sure | Authorization: Token {token} (from-the-text, alone)',
    ],
    [
      'a reserved header',
      scheme('{ type: apiKey, in: header, name: Host }'),
      'only-unattachable | Host: reserved-name',
    ],
    [
      'schemes by reference',
      `${HEAD}security: [{ s: [] }]\nx-s: { s: { type: http, scheme: bearer } }\ncomponents: { securitySchemes: { $ref: '#/x-s' } }\n${PATHS}`,
      'sure | Authorization: Bearer {token}',
    ],
    [
      'schemes that refer to each other',
      `${HEAD}security: [{ s: [] }]\ncomponents: { securitySchemes: { s: { $ref: '#/components/securitySchemes/t' }, t: { $ref: '#/components/securitySchemes/s' } } }\n${PATHS}`,
      'only-unattachable | s: unknown-kind | t: unknown-kind',
    ],
    [
      'names of JavaScript as names of schemes',
      `${HEAD}security: [{ __proto__: [] }]\ncomponents: { securitySchemes: { __proto__: { type: http, scheme: bearer } } }\n${PATHS}`,
      'sure | Authorization: Bearer {token}',
    ],
    [
      'a scheme that is not there, called as a function of JavaScript',
      `${HEAD}security: [{ toString: [] }]\n${PATHS}`,
      'only-unattachable | toString: not-declared',
    ],
    [
      'a header together with a query, of which the header alone is never enough',
      `${HEAD}security: [{ h: [], q: [] }]\ncomponents: { securitySchemes: { h: { type: apiKey, in: header, name: X-Api-Key }, q: { type: apiKey, in: query, name: key } } }\n${PATHS}`,
      'only-unattachable | key: in-address',
    ],
    [
      'Basic beside a key in the same header, of which the text says nothing',
      `openapi: 3.0.3\ninfo: { title: Acme, description: 'Sign in with Basic Auth, or with a key.' }\nsecurity: [{ b: [] }, { k: [] }]\ncomponents: { securitySchemes: { b: { type: http, scheme: basic }, k: { type: apiKey, in: header, name: Authorization } } }\n${PATHS}`,
      'sure | Authorization: Basic({user}:{token}) | Authorization: ?',
    ],
    [
      'names of schemes without their lists',
      `${HEAD}security: [s]\n${BEARER.split('\n')[1]}\n${PATHS}`,
      'sure | Authorization: Bearer {token}',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await signIn(text)).toBe(expected);
  });

  it('preselects Bearer where a format of bearer tokens is all it says', async () => {
    const { signIn: read1 } = await read(scheme('{ type: http, bearerFormat: JWT }'));
    expect(read1.forms[0]?.word?.preselected).toBe(0);
  });
});

describe('a rough document is parsed', () => {
  const FORM = 'sure | Authorization: Bearer {token}';
  const YAML = `${HEAD}${BEARER}${PATHS}`;
  it.each([
    ['with lines of Windows', YAML.replaceAll('\n', '\r\n')],
    ['with a mark of its encoding', `\ufeff${YAML}`],
    ['with its start and end marked', `---\n${YAML}...\n`],
    ['with a directive', `%YAML 1.2\n---\n${YAML}`],
    ['with a list closed under its word', YAML.replace('[{ s: [] }]', '[\n  { s: [] }\n]')],
    [
      'with a map closed under its word, and a text with brackets',
      `${YAML}x-deep:\n  code: |\n    {\n    }\n  map: {\n    a: 1\n  }\n`,
    ],
    [
      'as JSON with comments and commas too many',
      `{\n// one: "x"\n"openapi": "3.0.0", /* two\n*/ "info": {"description": "see https://acme.dev // \\" /* no */"},\n"security": [{"s": []},],\n"components": {"securitySchemes": {"s": {"type": "http", "scheme": "bearer"}}},\n}`,
    ],
    [
      'as YAML in one line',
      '{openapi: 3.0.0, servers: [{url: https://api.acme.dev}], security: [{s: []}], components: {securitySchemes: {s: {type: http, scheme: bearer}}}}',
    ],
  ])('%s', async (_, text) => {
    expect(await signIn(text)).toBe(FORM);
  });

  it('and the files that it was split into are named', async () => {
    const split = [
      `${HEAD}components: { $ref: ./components.yaml }\n`,
      `${HEAD}components: { securitySchemes: { $ref: ./security.yaml } }\n`,
      `${HEAD}paths: { $ref: ./paths.yaml }\n`,
    ];
    const found = await Promise.all(split.map(async (text) => (await read(text)).outsideReferences));
    expect(found).toEqual([['./components.yaml'], ['./security.yaml'], ['./paths.yaml']]);
  });

  it.each([
    ['a part of a page', '<div id="swagger-ui"></div>', { reason: 'web-page' }],
    [
      'JSON that ends too early, larger than YAML may be',
      `{"x": "${'a'.repeat(16_777_216)}",\n`,
      { reason: 'syntax', line: 2 },
    ],
    ['a list that is never closed', `${HEAD}x: [\n  1\n`, { reason: 'syntax' }],
    ['bytes of an archive', 'PK\u0003\u0004\u0014\u0000', { reason: 'syntax' }],
  ])('but not %s', async (_, text, params) => {
    await expect(read(text)).rejects.toMatchObject({ params });
  });
});

describe('a rough document names a request that is safe to try', () => {
  const paths = (...lines: readonly string[]) =>
    `${HEAD}${BEARER}paths:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const TWO = `${HEAD}security: [{ k: [] }]\ncomponents: { securitySchemes: { k: { type: apiKey, in: header, name: X-Api-Key }, s: { type: http, scheme: bearer } } }\n`;
  it.each([
    ['methods in capitals', paths('/a: { GET: {} }'), '/a'],
    [
      'a query that YAML 1.1 says is required',
      paths('/a: { get: { parameters: [{ name: q, in: query, required: yes }] } }', '/bb: { get: {} }'),
      '/bb',
    ],
    [
      'a call that is deprecated in quotes',
      paths("/a: { get: { deprecated: 'true' } }", '/bb: { get: {} }'),
      '/bb',
    ],
    ['a call whose name says that it deletes', paths('/a: { get: { operationId: deleteAllItems } }'), null],
    [
      'a call whose name only has such letters in it',
      paths('/a: { get: { operationId: listSenders } }'),
      '/a',
    ],
    [
      'a call of the other scheme',
      `${TWO}paths: { /a: { get: { security: [{ s: [] }] } }, /bb: { get: {}, post: {} } }\n`,
      '/bb',
    ],
    [
      'only a call of the other scheme',
      `${TWO}paths: { /a: { get: { security: [{ s: [] }] } }, /bb: { post: {}, put: {} } }\n`,
      null,
    ],
    [
      'a path by an escaped reference',
      `${HEAD}${BEARER}x-paths: { '/a b': { get: {} } }\npaths: { /things: { $ref: '#/x-paths/~1a%20b' } }\n`,
      '/things',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await proposedCheck(text)).toBe(expected);
  });
});

describe('a rough document has a host', () => {
  const server = (url: string) => `${INFO}servers: [{ url: '${url}' }]\n${PATHS}`;
  it.each([
    ['an ending that is all of the name', server('https://co.uk'), '[ ] https://co.uk unknown-ending'],
    [
      'an ending of a company, which has an API there',
      server('https://httpbin.org'),
      '[x] https://httpbin.org',
    ],
    ['a number that carriers share', server('https://100.64.0.1/api'), '[ ] https://100.64.0.1 private'],
    ['a number that looks like a name', server('https://10.acme.dev'), '[x] https://10.acme.dev'],
    [
      'the number of a machine, in one piece',
      server('http://2130706433/api'),
      '[ ] https://127.0.0.1 private',
    ],
    ['a port of http', server('http://api.acme.dev:8080/v1'), '[x] https://api.acme.dev:8080'],
    ['a path that climbs', server('https://api.acme.dev/v1/../admin'), '[x] https://api.acme.dev'],
    ['an address that runs a script', server('javascript:alert(1)'), '[ ] null malformed'],
    ['a letter of another alphabet', server('https://аpi.acme.dev'), '[ ] null malformed'],
    [
      'no list of servers, but one of them',
      `${INFO}servers: { url: 'https://api.acme.dev' }\n`,
      '[ ] null relative',
    ],
  ])('%s', async (_, text, expected) => {
    const { hosts } = await read(text);
    const lines = hosts.map(({ ticked, origin, reason }) =>
      `[${ticked ? 'x' : ' '}] ${origin} ${reason ?? ''}`.trim(),
    );
    expect(lines).toEqual([expected]);
  });

  it.each([
    ['../api', 'https://docs.acme.dev/api'],
    ['./', 'https://docs.acme.dev/v2'],
    ['', 'https://docs.acme.dev'],
  ])('measured from where it lies: %j', async (url, expected) => {
    const [host] = (await read(server(url), FROM_ACME)).hosts;
    expect(`${host?.origin}${host?.pathPrefix}`).toBe(expected);
  });
});
