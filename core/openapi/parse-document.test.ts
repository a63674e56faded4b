import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiDescriptionError } from './api-description-error';
import { MOST_OPERATIONS } from './operations';
import { LARGEST_JSON, LARGEST_YAML, MOST_ALIASES, parseDocument } from './parse-document';
import { readApiDescription } from './read-api-description';
import { NOBODY, openapi, PASTED } from './testing/documents';

const readText = (text: string) => readApiDescription(text, PASTED, NOBODY);

const HEAD = 'openapi: 3.1.0\ninfo: { title: Acme }\npaths: {}\n';

describe('a document is refused as a whole', () => {
  it.each([
    ['nothing', '', { reason: 'empty' }],
    ['blanks', ' \n\t ', { reason: 'empty' }],
    ['a web page', '\n<!DOCTYPE html><title>API</title>', { reason: 'web-page' }],
    ['XML', '<?xml version="1.0"?><wsdl/>', { reason: 'web-page' }],
    ['a sign-in page', '<html><input type="password"></html>', { reason: 'sign-in-page' }],
    ['another sign-in page', '<html><a href="/x">Sign in</a></html>', { reason: 'sign-in-page' }],
    ['prose', 'Hello world', { reason: 'not-a-description' }],
    ['a list', '[1, 2]', { reason: 'not-a-description' }],
    ['null', 'null', { reason: 'not-a-description' }],
    ['another kind of JSON', '{"name": "acme", "version": "3.0.0"}', { reason: 'not-a-description' }],
    [
      'a collection',
      '{"info": {"schema": "https://schema.getpostman.com/"}}',
      { reason: 'not-a-description' },
    ],
    ['a later standard', '{"openapi": "4.0.0"}', { reason: 'not-a-description' }],
    ['Swagger 1', '{"swaggerVersion": "1.2", "apis": []}', { reason: 'old-version' }],
    [
      'JSON that ends too early',
      '{\n  "openapi": "3.0.0",\n  "paths": {',
      { reason: 'syntax', line: 3, column: 13 },
    ],
    ['YAML with a tab', 'openapi: 3.0.0\npaths:\n\t/a: {}', { reason: 'syntax', line: 3, column: 1 }],
    ['two documents', `${HEAD}---\n${HEAD}`, { reason: 'syntax' }],
    ['a tag that makes objects', 'openapi: !!js/function "function(){}"', { reason: 'syntax' }],
    [
      'YAML that is nested too deeply',
      `${HEAD}x: ${'['.repeat(200)}${']'.repeat(200)}`,
      { reason: 'too-deep' },
    ],
    [
      'too many aliases',
      `${HEAD}a: &a 1\nx: [${'*a, '.repeat(MOST_ALIASES + 1)}]`,
      { reason: 'too-many-aliases' },
    ],
  ])('%s', async (_, text, params) => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'no-api-description', params });
  });

  it('that is too large, before anything reads it', async () => {
    await expect(parseDocument(' '.repeat(LARGEST_JSON + 1))).rejects.toMatchObject({
      params: { reason: 'json-too-large' },
    });
    await expect(parseDocument(`a: ${'b'.repeat(LARGEST_YAML)}`)).rejects.toMatchObject({
      params: { reason: 'yaml-too-large' },
    });
  });

  it('that has one call too many', async () => {
    const get = { summary: 'x' };
    const paths = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`/p${at}`, { get }]));
    const full = await readText(JSON.stringify(openapi({ paths: paths(MOST_OPERATIONS) })));
    expect(full.operations).toBe(MOST_OPERATIONS);
    await expect(
      readText(JSON.stringify(openapi({ paths: paths(MOST_OPERATIONS + 1) }))),
    ).rejects.toMatchObject({
      params: { reason: 'too-many-calls' },
    });
  });

  it('with nothing of it in the error', async () => {
    const secret = 'acme_live_7Hq2yW3s';
    const error = await readText(`openapi: [${secret}\n}`).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(ApiDescriptionError);
    expect(`${error} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`).not.toContain(
      secret,
    );
  });
});

describe('a document is read', () => {
  it.each([
    ['JSON', '{"openapi":"3.0.3"}', 'OpenAPI 3.0'],
    ['JSON behind a mark of its encoding', '\ufeff{"openapi":"3.1.0"}', 'OpenAPI 3.1'],
    ['JSON with comments, as YAML', '{"openapi": "3.0.1", # yes\n}', 'OpenAPI 3.0'],
    ['YAML', 'openapi: 3.1.0\n', 'OpenAPI 3.1'],
    ['a version without quotes', 'openapi: 3.0\n', 'OpenAPI 3.0'],
    ['Swagger 2 without quotes', 'swagger: 2.0\n', 'Swagger 2'],
    ['a draft', '{"openapi":"3.0.0-rc2"}', 'OpenAPI 3.0'],
    ['a later minor version', '{"openapi":"3.2.0"}', 'OpenAPI 3.2'],
    ['a key twice', 'openapi: 3.0.0\nopenapi: 3.1.0\n', 'OpenAPI 3.1'],
    ['dates, which stay text', 'openapi: 3.0.0\ninfo: { version: 2024-06-01 }\n', 'OpenAPI 3.0'],
  ])('%s', async (_, text, format) => {
    expect((await readText(text)).format).toBe(format);
  });

  it('with anchors, aliases and merged keys', async () => {
    const text = [
      'openapi: 3.0.0',
      'x-common: &common { in: header, type: apiKey }',
      'components: { securitySchemes: { k: { <<: *common, name: X-Api-Key } } }',
      'paths: { /a: { get: &get { security: [{ k: [] }] } }, /b: { get: *get } }',
    ].join('\n');
    const { signIn, operations } = await readText(text);
    expect(operations).toBe(2);
    expect(signIn.forms[0]?.headers).toEqual([{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }]);
  });

  it('with webhooks only, which is said', async () => {
    const { operations, hasWebhooksOnly } = await readText(
      '{"openapi":"3.1.0","webhooks":{"new":{"post":{}}}}',
    );
    expect([operations, hasWebhooksOnly]).toEqual([0, true]);
    expect((await readText('{"openapi":"3.1.0"}')).hasWebhooksOnly).toBe(false);
  });
});

describe('a document that would unfold without end', () => {
  it('stays a graph, and is read at once', async () => {
    const levels = Array.from(
      { length: 60 },
      (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}, *l${at}]`,
    );
    const bomb = `${HEAD}l0: &l0 { get: {} }\n${levels.join('\n')}\ncomponents: { schemas: { x: *l60 }, securitySchemes: *l60 }\n`;
    // Unfolded, it would have more nodes than there are atoms on the machine, and this would never end.
    expect((await readText(bomb)).operations).toBe(0);
  });

  it('may share one large part among all of its calls', async () => {
    const names = Array.from({ length: 90 }, (_, at) => `k${at}: []`).join(', ');
    const parameters = Array.from({ length: 90 }, (_, at) => `{ name: X-${at}, in: header, required: true }`);
    const methods = ['get', 'put', 'post', 'delete', 'patch'].map((method) => `${method}: *call`).join(', ');
    const text = [
      'openapi: 3.1.0',
      `x-security: &security [${Array.from({ length: 90 }, () => `{ ${names} }`).join(', ')}]`,
      `x-call: &call { security: *security, parameters: [${parameters.join(', ')}] }`,
      `x-item: &item { ${methods} }`,
      'paths:',
      ...Array.from({ length: 4900 }, (_, at) => `  /p${at}: *item`),
    ];
    expect((await readText(text.join('\n'))).operations).toBe(24_500);
  });

  it('may be a circle, in YAML and by references', async () => {
    const circle = `${HEAD}components: &c { securitySchemes: { a: *c, b: { $ref: '#/components/securitySchemes/b' } } }\n`;
    expect((await readText(circle)).signIn.forms).toEqual([]);
    const hops = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`s${at}`, { $ref: `#/components/securitySchemes/s${at + 1}` }]),
    );
    const end = { type: 'apiKey', in: 'header', name: 'X-Api-Key' };
    const chain = openapi({ components: { securitySchemes: { ...hops, s12: end } } });
    // The last nine lead to the end in eight hops or fewer.
    const { unattachable } = (await readText(JSON.stringify(chain))).signIn;
    expect(unattachable.map(({ name }) => name)).toEqual(['s0', 's1', 's2', 's3']);
  });
});

describe('any text', () => {
  const names = fc.constantFrom(
    ...[
      'openapi',
      'swagger',
      'info',
      'title',
      'description',
      'servers',
      'url',
      'variables',
      'enum',
      'default',
    ],
    ...[
      'paths',
      '/me',
      '/a/{b}',
      'get',
      'parameters',
      'in',
      'name',
      'required',
      'schema',
      'security',
      'components',
    ],
    ...[
      'securitySchemes',
      'securityDefinitions',
      'type',
      'scheme',
      'flows',
      '$ref',
      'tags',
      '__proto__',
      'k',
    ],
    ...['constructor', 'host', 'basePath', 'schemes', 'externalDocs', 'x-codeSamples', 'source', 'webhooks'],
  );
  const leaves = fc.oneof(
    fc.constantFrom(
      '3.0.0',
      '2.0',
      '#/components',
      '#',
      'header',
      'apiKey',
      'http',
      'basic',
      'Authorization',
      'X-Key',
    ),
    fc.constantFrom('https://{a}.acme.dev', '/v1', 'other.yaml#/x', 'Use `Token <key>`', null, true, 7),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaves,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
    ),
  }));

  it('is read, or refused by name', async () => {
    const version = fc.constantFrom<object>(
      { openapi: '3.0.0' },
      { openapi: '3.1.0' },
      { swagger: '2.0' },
      {},
    );
    const whole = fc.dictionary(names, tree, { maxKeys: 10 });
    await fc.assert(
      fc.asyncProperty(version, whole, async (head, parts) => {
        const text = JSON.stringify({ ...parts, ...head });
        try {
          const { hosts, checks } = await readText(text);
          expect(hosts.length).toBeLessThanOrEqual(3300);
          expect(checks.length).toBeLessThanOrEqual(5);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiDescriptionError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may be no JSON and no YAML', async () => {
    const pieces = fc.constantFrom(
      'openapi: 3.0.0\n',
      '- ',
      ': ',
      '&a ',
      '*a',
      '<<: ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '>',
      '\n',
      '  ',
      '!!',
      '#',
      '%',
      '---\n',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), async (parts) => {
        await readText(parts.join('')).catch((error: unknown) =>
          expect(error).toBeInstanceOf(ApiDescriptionError),
        );
      }),
      { numRuns: 500 },
    );
  });
});
