import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../../tests/support/catalogue';
import { FIRST, fakeToken } from '../../vault/testing/fake-token';
import { readSample } from '../testing/entry-lines';
import { SAMPLE_EXPORTS, type SampleRule } from '../testing/tool-exports';
import type { ToolFile } from '../tools/tool-file';
import { MOST_MOVED, type SortedFile, sortEntries } from './sort-entries';

const KEY = 'k3y-of-acme-0123456789ab';
const PAGERDUTY_KEY = 'u+fakeFAKEfake0123ddEE';
const EXPORTS = Object.entries(SAMPLE_EXPORTS);
const RULE: SampleRule = { name: 'Acme', header: 'X-Api-Key', value: KEY, filter: null, on: true };

function fileOf(content: unknown): ToolFile {
  const file = readSample(content);
  if (file === null) throw new Error('of no tool');
  return file;
}
const sorted = (content: unknown) => sortEntries(fileOf(content), PROVIDERS);
const modHeader = (...headers: readonly (readonly [name: string, value: string])[]) => ({
  version: 2,
  title: 'P',
  headers: headers.map(([name, value]) => ({ enabled: true, name, value })),
  urlFilters: [{ enabled: true, urlRegex: 'https://api.acme.example/' }],
});
const counts = ({ taken, asksHost, notTaken }: SortedFile) => [
  taken.length,
  asksHost.length,
  notTaken.reduce((sum, { count }) => sum + count, 0),
];
const reasons = ({ notTaken }: SortedFile) =>
  Object.fromEntries(notTaken.map(({ reason, count }) => [reason, count]));

describe.each(EXPORTS)('a file of %s', (tool, exported) => {
  const one = (rule: Partial<SampleRule>) => sorted(exported([{ ...RULE, ...rule }]));

  it('asks for the host wherever a filter is none', () => {
    for (const filter of [
      '.*api\\.pagerduty\\.com.*',
      '*://*/*',
      'https://*.pagerduty.com/*',
      'pagerduty.com',
      null,
    ]) {
      const { taken, asksHost } = one({
        filter,
        header: 'Authorization',
        value: `Token token=${PAGERDUTY_KEY}`,
      });
      expect([taken.length, asksHost.length]).toEqual([0, 1]);
      expect(asksHost[0]?.destination).toBeNull();
    }
  });

  it('never takes a look-alike for the host inside it', () => {
    const { taken, asksHost, notTaken } = one({
      filter: 'https://api.pagerduty.com.evil.test/',
      header: 'Authorization',
      value: `Token token=${PAGERDUTY_KEY}`,
    });
    const found = [...taken, ...asksHost].map(({ destination }) => destination);
    if (tool === 'openmodheader') return expect(found).toEqual([null]);
    // Only the user can say that it is another company's.
    expect(found).toEqual([]);
    expect(notTaken).toMatchObject([{ reason: 'add-by-hand' }]);
  });

  it('brings nothing but the name, the host, the header and the secret', () => {
    const planted = exported([{ ...RULE, filter: 'https://api.acme.example/' }]);
    const fields = {
      ...{ allowedSites: ['https://evil.test'], revoke: 'https://evil.test', pattern: '(a+)+$', on: true },
      ...{
        check: { method: 'POST', path: '//evil.test' },
        scope: 'automatic',
        companions: [{ name: 'X-Evil', value: 'x' }],
      },
    };
    const everywhere = JSON.parse(JSON.stringify(planted), (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, ...fields } : value,
    );
    const { taken, asksHost } = sorted(everywhere);
    // Header Editor has headers as keys: what is planted there is a header, and no secret.
    expect({ taken, asksHost }).toEqual({ taken: sorted(planted).taken, asksHost: sorted(planted).asksHost });
  });

  it('takes no header that is never ours, and none over plain http', () => {
    const filter = 'https://api.acme.example/';
    for (const header of ['Host', 'Cookie', 'Origin', 'X-Forwarded-For', 'Sec-Api-Key', 'Content-Api-Key'])
      expect(counts(one({ header, filter }))).toEqual([0, 0, 1]);
    const plain = one({ filter: 'http://api.acme.example/' });
    expect(tool === 'openmodheader' ? counts(plain) : reasons(plain)).toEqual(
      tool === 'openmodheader' ? [0, 1, 0] : { 'http-on-the-internet': 1 },
    );
    expect(counts(one({ filter: 'http://localhost:3000/' }))).toEqual([0, 1, 0]);
  });

  it('says what was off there', () => {
    const { taken, asksHost } = one({ on: false, filter: 'https://api.acme.example/' });
    expect([...taken, ...asksHost].map(({ wasOff }) => wasOff)).toEqual([true]);
  });

  it('takes ten thousand rules apart in one go: five hundred, and the count of the others', () => {
    const rules = Array.from({ length: 10_000 }, (_, at) => ({
      ...RULE,
      value: `${KEY}-${at}`,
      filter: at % 2 === 0 ? 'https://api.acme.example/' : null,
    }));
    const file = sorted(exported(rules));
    expect(file.total).toBe(10_000);
    expect(file.taken.length + file.asksHost.length).toBe(MOST_MOVED);
    expect(reasons(file)).toEqual({ 'over-500': 9_500 });
    expect(file.notTaken[0]?.examples.length).toBeLessThanOrEqual(20);
  });

  const texts = fc.oneof(
    fc.constantFrom(
      'Authorization',
      'X-Api-Key',
      'Cookie',
      'User-Agent',
      'X_Bad',
      'Accept',
      'Api-Version',
      '',
    ),
    fc.string({ maxLength: 12 }),
  );
  const values = fc.oneof(
    fc.constantFrom(
      `Bearer ${KEY}`,
      KEY,
      `Basic ${btoa(`jane:${KEY}`)}`,
      '{{token}}',
      'your-token',
      '2024-06-01',
      '',
    ),
    fc.string({ maxLength: 30 }),
  );
  const filters = fc.constantFrom(
    null,
    'https://api.acme.example/',
    'https://api.pagerduty.com',
    '.*',
    'http://a.example/',
  );
  const rule = fc.record({ name: texts, header: texts, value: values, filter: filters, on: fc.boolean() });

  it('puts every entry into exactly one group', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 20 }), (rules) => {
        const file = fileOf(exported(rules));
        const result = sortEntries(file, PROVIDERS);
        expect(counts(result).reduce((sum, each) => sum + each, 0)).toBe(file.entries.length);
        expect(result.total).toBe(file.entries.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a token', () => {
  const exact = (rule: Partial<SampleRule>) => sorted(SAMPLE_EXPORTS.modheader?.([{ ...RULE, ...rule }]));

  it.each([
    ['https://api.pagerduty.com/', `Token token=${PAGERDUTY_KEY}`, 'pagerduty', 'US', null],
    ['https://api.eu.pagerduty.com', `Bearer ${PAGERDUTY_KEY}`, 'pagerduty', 'EU', 'Bearer {token}'],
    ['https://app.polyteia.com/', `Bearer ${PAGERDUTY_KEY}`, 'polyteia', null, null],
  ])('for %s goes to the known provider', (filter, value, providerId, region, template) => {
    const [token] = exact({ filter, header: 'authorization', value }).taken;
    expect(token?.destination).toMatchObject({
      kind: 'built-in',
      providerId,
      region,
      origins: [filter.replace(/\/$/, '')],
      header: template === null ? null : { template },
    });
  });

  it.each([
    ['https://api.pagerduty.com/', 'X-Debug-Echo', KEY],
    ['https://api.pagerduty.com:8443/', 'Authorization', `Token token=${KEY}`],
    ['https://api.pagerduty.com/', 'Authorization', `Basic ${btoa(`jane:${KEY}`)}`],
  ])('for %s with %s is no API of the user’s own', (filter, header, value) => {
    expect(reasons(exact({ filter, header, value }))).toEqual({ 'add-by-hand': 1 });
  });

  it('for another host becomes an API of the user’s own, named after the host', () => {
    const [token] = exact({ filter: 'https://api.acme.example', value: KEY, name: 'PagerDuty' }).taken;
    expect(token).toMatchObject({ name: 'PagerDuty', wasOff: false });
    expect(token?.destination).toEqual({
      kind: 'own',
      user: null,
      input: {
        name: 'api.acme.example',
        origins: ['https://api.acme.example'],
        pathPrefix: '',
        headers: [{ name: 'x-api-key', template: '{token}', encoding: 'plain' }],
        fields: [],
        companions: [],
        check: null,
        docs: null,
        sharedWithApp: false,
      },
    });
  });

  it('takes plain headers of its profile along, of those that an extra header may be', () => {
    const file = sorted([
      modHeader(
        ['X-Api-Key', KEY],
        ['Api-Version', '2024-06-01'],
        ['X-Debug-Echo', 'yes'],
        ['X-Trace-Version', KEY],
        ['User-Agent', 'x'],
      ),
    ]);
    expect(file.taken).toHaveLength(1);
    expect(file.taken[0]?.extra).toEqual([{ name: 'Api-Version', value: '2024-06-01' }]);
    expect(reasons(file)).toEqual({ 'extra-header': 1, 'not-a-secret': 3 });
  });

  it('is taken once: not again in the file, and not beside the same one here', () => {
    const twice = [
      modHeader(['X-Api-Key', KEY]),
      modHeader(['x-api-key', KEY]),
      modHeader(['X-Other-Key', KEY]),
    ];
    expect(reasons(sorted(twice))).toEqual({ 'same-is-here': 1 });
    const here = fakeToken(FIRST, {
      secret: KEY,
      origins: ['https://api.acme.example'],
      headers: [{ name: 'X-API-Key', template: '{token}', encoding: 'plain' }],
    });
    expect(reasons(sortEntries(fileOf(twice), PROVIDERS, [here]))).toEqual({ 'same-is-here': 2 });
  });

  it('of a variable comes for the provider that the variable is named after, and asks otherwise', () => {
    const file = sorted(
      `PAGERDUTY_TOKEN=${PAGERDUTY_KEY}\nACME_TOKEN=${KEY}\nACME_BASE_URL=https://api.acme.example\n`,
    );
    expect(file.taken.map(({ destination }) => destination)).toMatchObject([
      { kind: 'built-in', providerId: 'pagerduty', region: null },
    ]);
    expect(file.asksHost).toMatchObject([{ name: 'ACME_TOKEN', hints: ['https://api.acme.example'] }]);
  });

  it('of a collection goes to the requests that inherit it, and its variable is the same token', () => {
    const collection = (base: string) => ({
      info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] },
      variable: [{ key: 'token', value: KEY }],
      item: [
        { name: 'a', request: { url: 'https://api.acme.example/a' } },
        { name: 'b', request: { url: `${base}/b` } },
      ],
    });
    const file = sorted(collection('https://eu.acme.example'));
    expect(file.taken[0]?.destination).toMatchObject({
      input: { origins: ['https://api.acme.example', 'https://eu.acme.example'] },
    });
    expect(reasons(file)).toEqual({ 'same-is-here': 1 });
    expect(sorted(collection('{{base}}')).asksHost).toMatchObject([
      { hints: ['https://api.acme.example/a', '{{base}}/b'] },
    ]);
  });
});
