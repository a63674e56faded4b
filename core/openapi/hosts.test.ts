import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescribedHost } from './api-description';
import { canBeChosen } from './fill-host';
import { FROM_ACME, GITHUB, NOBODY, openapi, PASTED, read, swagger } from './testing/documents';

const servers = (...urls: readonly unknown[]) =>
  openapi({ servers: urls.map((url) => (typeof url === 'string' ? { url } : url)) });

/** `[x] https://api.acme.dev/v2`, with what is said of it. */
function line(host: DescribedHost): string {
  const { origin, pathPrefix, reason, ticked, isOtherCompany, wasHttp, from } = host;
  const marks = [
    reason,
    isOtherCompany && 'other company',
    wasHttp && 'was http',
    from === 'address' && 'measured',
  ];
  const said = marks.filter((mark) => typeof mark === 'string').join(', ');
  return `[${ticked ? 'x' : ' '}] ${origin ?? '?'}${pathPrefix}${said === '' ? '' : ` (${said})`}`;
}

const lines = (document: Parameters<typeof read>[0], source = PASTED, known = NOBODY): readonly string[] =>
  read(document, source, known).hosts.map(line);

describe('the servers of a document', () => {
  it.each([
    ['one host', servers('https://api.acme.dev/v2/'), ['[x] https://api.acme.dev/v2']],
    [
      'several: none is chosen without a person',
      servers('https://eu.acme.dev', 'https://us.acme.dev'),
      ['[ ] https://eu.acme.dev', '[ ] https://us.acme.dev'],
    ],
    [
      'the same twice',
      servers('https://api.acme.dev', 'https://API.acme.dev/'),
      ['[x] https://api.acme.dev'],
    ],
    ['http only', servers('http://api.acme.dev/v1'), ['[x] https://api.acme.dev/v1 (was http)']],
    [
      'http beside https',
      servers('http://api.acme.dev', 'https://api.acme.dev'),
      ['[x] https://api.acme.dev'],
    ],
    ['no scheme', servers('//api.acme.dev'), ['[x] https://api.acme.dev']],
    ['a bare host', servers('api.acme.dev/v1'), ['[x] https://api.acme.dev/v1']],
    ['a variable as scheme', servers('{scheme}://api.acme.dev'), ['[x] https://api.acme.dev']],
    ['Swagger 2', swagger({ basePath: '/v1' }), ['[x] https://api.acme.dev/v1']],
    ['Swagger 2 without schemes', swagger({ schemes: undefined }), ['[x] https://api.acme.dev']],
    ['Swagger 2 over http', swagger({ schemes: ['http'] }), ['[x] https://api.acme.dev (was http)']],
    ['Swagger 2 over both', swagger({ schemes: ['http', 'https'] }), ['[x] https://api.acme.dev']],
    [
      'Swagger 2 without host',
      swagger({ host: undefined, basePath: '/v1' }),
      ['[ ] ?/v1 (relative, measured)'],
    ],
    ['relative, pasted', servers('/api/v1'), ['[ ] ?/api/v1 (relative, measured)']],
    ['empty, pasted', servers(''), ['[ ] ? (relative, measured)']],
    ['a comma, pasted', servers(','), ['[ ] ? (relative, measured)']],
    ['none, pasted', openapi({ servers: undefined }), ['[ ] ? (relative, measured)']],
    ['a variable', servers('https://{tenant}.acme.dev'), ['[ ] https://{tenant}.acme.dev (variable)']],
    ['all of the host a variable', servers('{Endpoint}/v1'), ['[ ] https://{Endpoint}/v1 (variable)']],
    ['angle brackets', servers('https://<tenant>.acme.dev'), ['[ ] https://{tenant}.acme.dev (variable)']],
    ['your-…', servers('https://your-company.acme.dev'), ['[ ] https://your-company.acme.dev (placeholder)']],
    ['your_…', servers('https://your_company.acme.dev'), ['[ ] ? (placeholder)']],
    [
      'accountname',
      servers('https://accountname.acme.dev'),
      ['[ ] https://accountname.acme.dev (placeholder)'],
    ],
    ['example.com', servers('https://api.example.com'), ['[ ] https://api.example.com (placeholder)']],
    ['*.test', servers('https://api.acme.test'), ['[ ] https://api.acme.test (placeholder)']],
    [
      'the text says replace',
      servers({ url: 'https://demo.acme.dev', description: 'Replace demo with your account' }),
      ['[ ] https://demo.acme.dev (placeholder)'],
    ],
    ['*.local', servers('https://api.local'), ['[ ] https://api.local (private)']],
    ['a single label', servers('https://intranet/api'), ['[ ] https://intranet/api (private)']],
    ['loopback', servers('http://localhost:3000'), ['[ ] https://localhost:3000 (private, was http)']],
    ['loopback by number', servers('https://127.1'), ['[ ] https://127.0.0.1 (private)']],
    ['loopback in another spelling', servers('https://2130706433'), ['[ ] https://127.0.0.1 (private)']],
    ['a private address', servers('http://192.168.0.1'), ['[ ] https://192.168.0.1 (private, was http)']],
    [
      'link-local',
      servers('http://169.254.169.254/latest'),
      ['[ ] https://169.254.169.254/latest (private, was http)'],
    ],
    ['all addresses', servers('http://0.0.0.0:8080'), ['[ ] https://0.0.0.0:8080 (private, was http)']],
    ['IPv6', servers('https://[::ffff:10.0.0.1]/'), ['[ ] https://[::ffff:a00:1] (private)']],
    [
      'a picture',
      servers('https://www.acme.dev/logo.png'),
      ['[ ] https://www.acme.dev/logo.png (file-ending)'],
    ],
    ['a version is no ending', servers('https://api.acme.dev/v1.0'), ['[x] https://api.acme.dev/v1.0']],
    ['a typing error', servers('https://api.acme.ioo'), ['[ ] https://api.acme.ioo (unknown-ending)']],
    ['a user name', servers('https://api.acme.dev@evil.dev'), ['[ ] ? (malformed)']],
    ['a letter of another script', servers('https://аpi.acme.dev'), ['[ ] ? (malformed)']],
    ['a backslash', servers('https://api.acme.dev\\@evil.dev'), ['[ ] ? (malformed)']],
    ['another scheme', servers('wss://api.acme.dev'), ['[ ] ? (malformed)']],
    ['script', servers('javascript:alert(1)'), ['[ ] ? (malformed)']],
    [
      'query and fragment are cut',
      servers('https://api.acme.dev/v1?key=1#x'),
      ['[x] https://api.acme.dev/v1'],
    ],
    ['a path that no record has', servers('https://api.acme.dev/v1/a%20b'), ['[x] https://api.acme.dev/v1']],
    ['a path that climbs', servers('https://api.acme.dev/v1/../admin'), ['[x] https://api.acme.dev/v1']],
    ['a key in the path', servers('https://api.acme.dev/bot{token}/v1'), ['[x] https://api.acme.dev']],
    [
      'a variable of one value',
      servers({ url: 'https://{h}.acme.dev', variables: { h: { enum: ['api'] } } }),
      ['[x] https://api.acme.dev'],
    ],
    [
      'a variable that names whole hosts',
      servers({ url: 'https://{host}/v1', variables: { host: { enum: ['eu.acme.dev', 'us.acme.dev'] } } }),
      ['[ ] https://eu.acme.dev/v1', '[ ] https://us.acme.dev/v1'],
    ],
    [
      'a variable of the path, whose default can be taken',
      servers({ url: 'https://api.acme.dev{base}', variables: { base: { default: '/v3/' } } }),
      ['[x] https://api.acme.dev/{base}'],
    ],
    [
      'a server of some calls only',
      openapi({ paths: { '/a': { get: { servers: [{ url: 'https://upload.acme.dev' }] } } } }),
      ['[x] https://api.acme.dev', '[ ] https://upload.acme.dev'],
    ],
  ] as const)('%s', (_, document, expected) => {
    expect(lines(document)).toEqual(expected);
  });
});

describe('a document from an address', () => {
  it.each([
    ['relative', servers('/api/v1'), ['[x] https://docs.acme.dev/api/v1 (measured)']],
    ['relative to its folder', servers('../api'), ['[x] https://docs.acme.dev/api (measured)']],
    ['none', openapi({ servers: [] }), ['[x] https://docs.acme.dev (measured)']],
    ['of the same company', servers('https://api.acme.dev'), ['[x] https://api.acme.dev']],
    ['of another company', servers('https://api.other.dev'), ['[ ] https://api.other.dev (other company)']],
    [
      'of both: the other one stays apart',
      servers('https://api.acme.dev', 'https://api.other.dev'),
      ['[x] https://api.acme.dev', '[ ] https://api.other.dev (other company)'],
    ],
    [
      'a tenant of another company',
      servers('https://{t}.other.dev'),
      ['[ ] https://{t}.other.dev (variable, other company)'],
    ],
    [
      'loopback without scheme',
      servers('//localhost:3000'),
      ['[ ] https://localhost:3000 (private, other company)'],
    ],
    [
      'a private address',
      servers('http://192.168.0.1'),
      ['[ ] https://192.168.0.1 (private, other company, was http)'],
    ],
  ] as const)('%s', (_, document, expected) => {
    expect(lines(document, FROM_ACME)).toEqual(expected);
  });

  it('stays on hosts that strangers share', () => {
    const shared = { kind: 'address', url: 'https://evil.github.io/openapi.json' } as const;
    expect(lines(servers('https://acme.github.io'), shared)).toEqual([
      '[ ] https://acme.github.io (other company)',
    ]);
  });

  it('may be of the own network, which is said, and of no other host there', () => {
    const local = { kind: 'address', url: 'http://localhost:3000/openapi.json' } as const;
    expect(lines(servers('/api'), local)).toEqual(['[ ] http://localhost:3000/api (plain-http, measured)']);
    expect(lines(servers('http://localhost:3001'), local)).toEqual([
      '[ ] https://localhost:3001 (private, was http)',
    ]);
  });

  it.each(['not an address', 'file:///tmp/openapi.json', 'data:application/json,1'])(
    'asks where it is %s',
    (url) => {
      expect(lines(servers('/api'), { kind: 'address', url })[0]).toMatch(/^\[ \] \?/);
    },
  );
});

describe("a known provider's host", () => {
  it('is said, can’t be chosen, and takes no header from the document', () => {
    const description = read(
      openapi({
        servers: [{ url: 'https://api.github.com' }],
        components: { securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'X-Debug-Echo' } } },
        security: [{ k: [] }],
      }),
      FROM_ACME,
      GITHUB,
    );
    expect(description.hosts[0]).toMatchObject({ reason: 'built-in', providerId: 'github', ticked: false });
    expect(description.hosts.some(canBeChosen)).toBe(false);
    expect(description.signIn).toEqual({ forms: [], chosen: null, question: 'built-in', unattachable: [] });
    expect(JSON.stringify(description)).not.toContain('X-Debug-Echo');
  });

  it('is found among tenants and among choices', () => {
    const known = {
      ...NOBODY,
      isKnownHost: (origin: string) => (/\.desk\.dev$/.test(origin) ? 'desk' : null),
    };
    const choices = { url: 'https://{h}.dev', variables: { h: { enum: ['a.acme', 'b'] } } };
    expect(read(servers('https://{subdomain}.desk.dev'), PASTED, known).hosts[0]?.reason).toBe('built-in');
    expect(read(servers(choices), PASTED, known).hosts[0]?.reason).toBe('variable');
  });

  it('leaves the other hosts of the document to it', () => {
    const both = servers('https://api.github.com', 'https://api.acme.dev');
    expect(lines(both, PASTED, GITHUB)).toEqual([
      '[ ] https://api.github.com (built-in)',
      '[x] https://api.acme.dev',
    ]);
  });
});

it('proposes no host over http, and none of this network, whatever a public document says', () => {
  const piece = fc.constantFrom(
    ...[
      'http://',
      'https://',
      '//',
      '/',
      '{h}',
      'localhost',
      '127.0.0.1',
      '10.0.0.1',
      '[::1]',
      'nas.local',
      '.',
    ],
    ...['api.acme.dev', ':3000', '@', 'evil.dev', '\\', '%', '<x>', 'v1', '?', '#', '0x7f.1', '..', '*'],
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 6 }), { maxLength: 5 }), (urls) => {
      const { hosts } = read(servers(...urls.map((parts) => parts.join(''))), FROM_ACME, GITHUB);
      for (const host of hosts.filter(({ ticked }) => ticked)) {
        expect(new URL(host.origin ?? '').protocol).toBe('https:');
        expect(new URL(host.origin ?? '').hostname).toMatch(/(?:^|\.)acme\.dev$/);
      }
    }),
    { numRuns: 400 },
  );
});
