import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FROM_ACME, GITHUB, openapi, PASTED, read, withSchemes } from './testing/documents';

const parameter = (name: string, more = {}) => ({ name, in: 'header', required: true, ...more });
const calls = (...parameters: readonly unknown[]) =>
  openapi({ paths: { '/a': { get: { parameters } }, '/b': { get: { parameters } } } });

describe('headers beside the sign-in', () => {
  it.each([
    ['a version by its default', parameter('Acme-Version', { schema: { default: '2024-06' } }), '2024-06'],
    ['a version by its only choice', parameter('X-Version', { schema: { enum: ['2'] } }), '2'],
    ['a version of Swagger 2', parameter('X-Version', { default: '3' }), '3'],
    ['a version of several', parameter('X-Version', { schema: { enum: ['1', '2'] } }), null],
    ['a version by example only', parameter('X-Version', { example: '9', schema: { example: '9' } }), null],
    ['an id', parameter('X-Workspace-Id'), null],
    [
      'a form of answers',
      parameter('Accept', { schema: { default: 'application/vnd.acme.v2+json' } }),
      'application/vnd.acme.v2+json',
    ],
    ['the name of the host', parameter('X-RapidAPI-Host'), 'api.acme.dev'],
  ])('%s', (_, node, value) => {
    expect(read(calls(node)).companions).toMatchObject([
      { name: node.name, value, from: 'parameter', ticked: true },
    ]);
  });

  it('are unticked where calls can do without, and left out where only some calls have them', () => {
    expect(read(calls(parameter('X-Version', { required: false }))).companions[0]?.ticked).toBe(false);
    const paths = {
      '/a': { get: { parameters: [parameter('X-Version')] } },
      '/b': { get: {} },
      '/c': { get: {} },
    };
    expect(read(openapi({ paths })).companions).toEqual([]);
  });

  it('are named and not proposed where a document has no say', () => {
    const { companions, leftOut } = read(
      calls(parameter('X-Debug-Echo'), parameter('X-Original-Url'), parameter('Content-Type')),
    );
    expect(companions).toEqual([]);
    expect(leftOut).toEqual(['X-Debug-Echo', 'X-Original-Url']);
  });

  it('never hold a value that looks like a secret', () => {
    const node = parameter('X-Version', { schema: { default: 'acme_7Hq2yW3sKd93nfLpQ0' } });
    expect(read(calls(node)).companions[0]?.value).toBeNull();
  });

  it('are found behind references', () => {
    const document = openapi({
      components: {
        parameters: { v: parameter('X-Version', { schema: { $ref: '#/components/schemas/v' } }) },
        schemas: { v: { default: '7' } },
      },
      paths: { '/a': { parameters: [{ $ref: '#/components/parameters/v' }], get: {} } },
    });
    expect(read(document).companions).toMatchObject([{ name: 'X-Version', value: '7' }]);
  });
});

describe('headers that route, impersonate or change the method', () => {
  const NEVER = [
    ...[
      'x-original-url',
      'x-rewrite-url',
      'x-original-method',
      'x-method',
      'x-host',
      'x-original-host',
      'x-real-ip',
    ],
    ...[
      'x-client-ip',
      'true-client-ip',
      'cf-connecting-ip',
      'x-envoy-original-path',
      'sudo',
      'impersonate-user',
    ],
    ...['x-impersonate-user', 'x-on-behalf-of', 'service-worker', 'max-forwards', 'from', 'x-webhook-url'],
    ...['x-callback-url', 'x-forwarded-for', 'x-http-method-override', 'host', 'cookie', 'origin', 'referer'],
    ...['x-amz-security-token', 'set-cookie', 'proxy-authorization', 'sec-fetch-site', 'x-original-version'],
  ];

  it('are never proposed, in any place of a document', () => {
    const cased = fc.constantFrom(...NEVER).chain((name) => fc.mixedCase(fc.constant(name)));
    fc.assert(
      fc.property(
        cased,
        fc.boolean(),
        fc.constantFrom('apiKey', 'parameter', 'text', 'pair'),
        (name, required, where) => {
          const scheme = { type: 'apiKey', in: 'header', name };
          const document = {
            apiKey: withSchemes({ k: scheme }),
            pair: withSchemes(
              { k: scheme, t: { ...scheme, name: 'X-Api-Key' } },
              { security: [{ k: [], t: [] }] },
            ),
            parameter: calls(parameter(name, { required, schema: { default: '1' } })),
            text: openapi({ info: { description: `Send \`${name}: <token>\` as ${name} header.` } }),
          }[where];
          const { signIn, companions } = read(document);
          const sent = [
            ...signIn.forms.flatMap((form) => [...form.headers, ...form.companions]),
            ...companions,
          ];
          expect(sent.map((header) => header.name.toLowerCase())).not.toContain(name.toLowerCase());
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('texts of a document', () => {
  it.each([
    ['cut', 'A'.repeat(100), 'A'.repeat(40)],
    ['cut between characters', `${'A'.repeat(39)}😀`, 'A'.repeat(39)],
    ['without bidi and invisible characters', 'Ac\u202eme\u200b\u0000 API', 'Acme API'],
    ['on one line', 'Acme\n\tAPI', 'Acme API'],
    ['as text, where they are script', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['missing', undefined, ''],
    ['of another kind', { toString: 'x' }, ''],
  ])('give a name: %s', (_, title, name) => {
    expect(read(openapi({ info: { title } }))).toMatchObject({ name, isNameTaken: false });
  });

  it("never give a known provider's name", () => {
    for (const title of [
      'GitHub',
      'Git\u200bHub',
      'GitHub v3 REST API',
      `The API of ${'a'.repeat(30)} GitHub`,
    ])
      expect(read(openapi({ info: { title } }), PASTED, GITHUB)).toMatchObject({
        name: '',
        isNameTaken: true,
      });
  });

  it('are clean wherever they are shown', () => {
    const dirty = fc.string({ unit: 'binary', maxLength: 300 });
    const isClean = (text: string): boolean =>
      !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(text) && text.length <= 200;
    fc.assert(
      fc.property(dirty, dirty, (one, other) => {
        const name = `X-Api-Key${other}`;
        const description = read(
          withSchemes(
            {
              [one]: { type: 'apiKey', in: 'header', name, description: `Use \`Token <key>\` ${one}` },
              b: {
                type: 'apiKey',
                in: 'header',
                name: 'Authorization',
                description: `Send "Token" followed by ${one} the key ${other}`,
              },
            },
            {
              info: { title: one, description: other },
              servers: [{ url: `https://{${one}}.acme.dev/${other}`, description: one }, { url: other }],
              paths: {
                [`/${one}`]: {
                  get: { parameters: [{ name: other, in: 'header', required: true }], $ref: other },
                },
                '/x': { $ref: `other.yaml#${one}` },
              },
            },
          ),
          FROM_ACME,
        );
        const { hosts, signIn, companions, leftOut, outsideReferences } = description;
        const shown = [
          ...[description.name, ...leftOut, ...outsideReferences, ...companions.map(({ place }) => place)],
          ...hosts.flatMap(({ written, about, place, variables }) => [
            place,
            written,
            about,
            ...variables.map((each) => each.example ?? ''),
          ]),
          ...signIn.forms.flatMap((form) => [
            form.evidence ?? '',
            form.place,
            ...form.headers.map((header) => header.name),
            ...form.fields.map((field) => field.label),
          ]),
          ...signIn.unattachable.map((scheme) => scheme.name),
        ];
        expect(shown.filter((text) => !isClean(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('other documents', () => {
  it('are named and not read', () => {
    const document = openapi({
      paths: {
        '/a': { $ref: './paths/a.yaml' },
        '/b': { get: { parameters: [{ $ref: 'http://169.254.169.254/latest#/x' }] } },
      },
      components: { securitySchemes: { k: { $ref: 'common.yaml#/k' } } },
    });
    expect(read(document).outsideReferences).toEqual([
      './paths/a.yaml',
      'http://169.254.169.254/latest#/x',
      'common.yaml#/k',
    ]);
  });
});

describe('pages about the API', () => {
  it.each([
    ['https://docs.acme.dev/api', 'https://docs.acme.dev/api'],
    ['http://docs.acme.dev', null],
    ['javascript:alert(1)', null],
    ['https://user@docs.acme.dev/', null],
    ['https://docs.acme.dev/ü', null],
  ])('%s', (url, docs) => {
    expect(read(openapi({ externalDocs: { url } })).docs).toBe(docs);
  });
});
