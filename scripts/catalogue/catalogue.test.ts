import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../core/providers/catalogue-file';
import { catalogueSchema, compileCatalogue } from './compile';
import { CATALOGUE_FOLDER, CatalogueError, readProviders } from './read';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with files; what is not text is written as JSON. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  folders.push(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

function faultsOf(files: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    readProviders(folderWith(files));
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.faults;
    throw error;
  }
}

/** With a tenant, two headers and a second secret; everything that a linter looks at is in it. */
const GOOD = {
  $schema: '../schema.json',
  id: 'sample',
  name: 'Sample',
  hosts: [{ origin: 'https://{tenant}.sample-api.com' }],
  pathPrefix: '/v1',
  headers: [
    { name: 'X-Key', template: '{token}' },
    { name: 'X-Secret', template: 'v1 {secret}' },
  ],
  fields: [
    { name: 'tenant', label: 'Tenant', pattern: '^[a-z0-9-]{1,63}$' },
    { name: 'secret', label: 'Secret', secret: true, pattern: '^[A-Za-z0-9]{8,}$' },
  ],
  checks: [{ method: 'GET', path: '/v1/me', works: { status: [200], path: 'id', exists: true } }],
  revoke: { pages: [{ url: 'https://app.sample.com/keys' }], steps: ['Settings', 'Delete'] },
  sites: [{ origin: 'https://docs.sample.com', kind: 'docs' }],
  sources: ['https://docs.sample.com/auth'],
  confidence: 'high',
};
const FILE = 's/sample.json';
const faultsWith = (changes: object, file = FILE) => faultsOf({ [file]: { ...GOOD, ...changes } });
const header = (changes: object) => ({ headers: [{ ...GOOD.headers[0], ...changes }, GOOD.headers[1]] });
const check = (changes: object) => ({ checks: [{ ...GOOD.checks[0], ...changes }] });
const host = (origin: string) => ({ hosts: [{ origin }] });

describe('the catalogue', () => {
  // Hundreds of patterns are judged, which takes some seconds, and many on a busy machine.
  it('has no faults, and its JSON schema is the one of the code', { timeout: 180_000 }, () => {
    expect(readProviders(CATALOGUE_FOLDER).length).toBeGreaterThan(4);
    const published = JSON.parse(readFileSync(join(CATALOGUE_FOLDER, 'schema.json'), 'utf8'));
    expect(published).toEqual(JSON.parse(catalogueSchema()));
  });

  it('takes a provider with a tenant, two headers and a second secret', () => {
    expect(faultsWith({})).toEqual([]);
  });
});

describe('a file is refused with its place and the reason', () => {
  it.each<[what: string, changes: object, place: string, reason: string]>([
    ['a wildcard host', host('https://*.sample-api.com'), 'hosts.0.origin', 'no wildcard'],
    ['plain http', host('http://{tenant}.sample-api.com'), 'hosts.0.origin', 'is not one exact address'],
    [
      'a tenant below a public suffix',
      host('https://{tenant}.co.uk'),
      'hosts.0.origin',
      'not below a registered',
    ],
    ['a host of one label', host('https://{tenant}.internal'), 'hosts.0.origin', 'not below a registered'],
    ['a field that is not declared', host('https://{team}.sample-api.com'), 'headers', '{team} is no field'],
    [
      'a secret in a host',
      host('https://{secret}.sample-api.com'),
      'hosts.0.origin',
      'no place for a secret',
    ],
    ['a field without a use', { ...host('https://api.sample-api.com') }, 'fields', 'uses {tenant}'],
    ['no token', header({ template: 'x' }), 'headers', 'none of them has {token}'],
    ['an unanchored pattern', { tokenPattern: 'key_[a-z]+' }, 'tokenPattern', 'not anchored'],
    ['a pattern that is half anchored', { tokenPattern: '^a$|b' }, 'tokenPattern', 'not anchored'],
    [
      'a pattern with an alternative outside',
      { tokenPattern: '^(?:a)|(?:b)$' },
      'tokenPattern',
      'not anchored',
    ],
    ['one field twice', header({ template: '{token}.{token}' }), 'headers', 'stands twice'],
    ['a broken pattern', { tokenPattern: '^([a$' }, 'tokenPattern', 'no regular expression'],
    ['a repetition in a repetition', { tokenPattern: '^key_(a+)+$' }, 'tokenPattern', 'in many ways: a at 6'],
    [
      'alternatives that overlap, repeated',
      { tokenPattern: '^(?:a|a)*$' },
      'tokenPattern',
      'in many ways: a at 4 and a at 6',
    ],
    [
      'classes that overlap, repeated',
      { tokenPattern: '^(?:\\w|\\d)+$' },
      'tokenPattern',
      'in many ways: \\w at 4 and \\d at 7',
    ],
    [
      'alternatives that begin alike, repeated',
      { tokenPattern: '^(?:a|ab|b)*$' },
      'tokenPattern',
      'backtrack',
    ],
    ['an optional end, repeated', { tokenPattern: '^(?:[a-z]+-?)*$' }, 'tokenPattern', 'backtrack'],
    ['two repetitions side by side', { tokenPattern: '^[a-z]*[a-z0-9]*$' }, 'tokenPattern', 'backtrack'],
    [
      'bounded repetitions in each other',
      { tokenPattern: '^(?:a{1,30}){1,30}$' },
      'tokenPattern',
      'backtrack',
    ],
    ['a slow lookahead', { tokenPattern: '^(?=(a+)+$)a{9}$' }, 'tokenPattern', 'backtrack'],
    [
      'a slow pattern of a field',
      { fields: [GOOD.fields[0], { ...GOOD.fields[1], pattern: '^([a-z]+)*$' }] },
      'fields.1.pattern',
      'backtrack',
    ],
    ['a header of the browser', header({ name: 'Cookie' }), 'headers.0.name', 'never ours to set'],
    ['one header twice', header({ name: 'x-secret' }), 'headers', 'two have one name'],
    [
      'an extra header that carries the token',
      { extraHeaders: [{ name: 'x-key', value: '1', sentOn: 'navigation' }] },
      'extraHeaders',
      'header-twice',
    ],
    ['a check on another host', check({ path: '//evil.com/v1' }), 'checks.0.path', 'own hosts'],
    ['a check with an address', check({ path: 'https://evil.com/' }), 'checks.0.path', 'own hosts'],
    ['a check outside the prefix', check({ path: '/v10/me' }), 'checks.0.path', 'not below /v1'],
    [
      'a check that may change something',
      check({ method: 'POST', body: '{}' }),
      'checks.0.body',
      'may change',
    ],
    [
      'a check that sets the token',
      check({ headers: { 'X-Key': 'a' } }),
      'checks.0.headers',
      'carries the token',
    ],
    ['a check that any answer passes', check({ works: {} }), 'checks.0.works', 'says no status'],
    [
      'an outcome that says works',
      { outcomes: [{ when: { status: [200] }, outcome: 'works' }] },
      'outcomes.0',
      'only a check',
    ],
    [
      'an outcome for everything',
      { outcomes: [{ when: {}, outcome: 'limited' }] },
      'outcomes.0',
      'every answer',
    ],
    [
      'a region without a page to revoke at',
      { revoke: { pages: [{ url: 'https://app.sample.com/', region: 'US' }], steps: [] } },
      'revoke.pages',
      'none for',
    ],
    ['hosts without regions', { hosts: [...GOOD.hosts, ...GOOD.hosts] }, 'hosts', 'need a region each'],
    [
      'an app on the host of the API',
      { revoke: { pages: [{ url: 'https://acme.sample-api.com/keys' }], steps: [] } },
      'sharedWithApp',
      'is on the host',
    ],
    [
      'a page that many share',
      { sites: [{ origin: 'https://github.io', kind: 'docs' }] },
      'sites.0.origin',
      'site-not-allowed',
    ],
    ['an unknown key', { token_pattern: 'x' }, 'token_pattern', 'no field has this name'],
    ['a missing key', { headers: undefined }, 'headers', 'is missing'],
    ['no source', { sources: [] }, 'sources', ''],
  ])('%s', (_what, changes, place, reason) => {
    const named = faultsWith(changes).filter((fault) => fault.startsWith(`${FILE}: ${place}`));
    expect(named.join('\n')).toContain(reason);
    expect(named).not.toEqual([]);
  });

  it.each([
    '^(?:u\\+[A-Za-z0-9_+-]{18}|[A-Za-z0-9_+-]{20})$',
    '^(?:ghp|gho)_[A-Za-z0-9]{36}$',
    '^xox[bp]-\\d{10,13}-\\d{10,13}-[a-zA-Z0-9]{24}$',
    '^eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
    '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    '^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
  ])('but not for a usual pattern: %s', (tokenPattern) => {
    expect(faultsWith({ tokenPattern })).toEqual([]);
  });

  it('in the wrong folder, or under another name', () => {
    for (const file of ['a/sample.json', 's/other.json'])
      expect(faultsWith({}, file)).toEqual([`${file}: id: belongs in s/sample.json`]);
  });

  it('that is not JSON', () => {
    expect(faultsOf({ [FILE]: '{"id":' })).toEqual([`${FILE}: is not JSON`]);
  });

  it('beside another that has its id, name, host or variable', () => {
    const other = { ...GOOD, id: 'second', name: 'SAMPLE', variables: ['SAMPLE_KEY'] };
    const faults = faultsOf({ [FILE]: { ...GOOD, variables: ['SAMPLE_KEY'] }, 's/second.json': other });
    expect(faults).toEqual(
      expect.arrayContaining([
        'second: the name sample is one of sample too',
        'second: the variable SAMPLE_KEY is one of sample too',
        'second: the host or site https://{tenant}.sample-api.com is one of sample too',
      ]),
    );
  });
});

describe('the compiled file', () => {
  const compiled = compileCatalogue(
    readProviders(folderWith({ [FILE]: { ...GOOD, note: 'for a reader' } })),
    '1.2.3',
  );

  it('gives the providers as they were read, without what only its editors need', () => {
    const { list, find } = readCatalogue(compiled, '1.2.3');
    expect(list).toHaveLength(1);
    const { $schema: _schema, sources: _sources, ...given } = GOOD;
    expect(find('sample')).toMatchObject({ ...given, sharedWithApp: false, extraHeaders: [] });
    expect(compiled).not.toContain('schema.json');
    expect(compiled).not.toContain('for a reader');
  });

  it.each<[what: string, text: string, version: string, reason: string]>([
    ['is cut', compiled.slice(0, -10), '1.2.3', 'damaged'],
    ['is empty', '', '1.2.3', 'damaged'],
    ['has no providers', compileCatalogue([], '1.2.3'), '1.2.3', 'damaged'],
    ['is of another format', compiled.replace('"format":3', '"format":2'), '1.2.3', 'damaged'],
    ['is older than its reader', compiled, '1.2.4', 'other-version'],
  ])('that %s is not used', (_what, text, version, reason) => {
    expect(() => readCatalogue(text, version)).toThrow(
      expect.objectContaining({ code: 'no-catalogue', params: { reason } }),
    );
  });
});
