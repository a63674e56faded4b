import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { toUtf8 } from '../bytes/utf8';
import { importFile } from './import-file';
import { movedRecords, movingPlan, movingView } from './moving/moving-plan';
import { sortEntries } from './moving/sort-entries';

/** Files as the tools write them, and as they are after somebody edited them. */
const KEY = 'k3y-of-acme-0123456789ab';
const OTHER = 'Zq8tR2mN7vB4xL9wD3sK';
const GITHUB = 'ghp_Zq8tR2mN7vB4xL9wD3sKpQ7rT2wX9y2aBcDe';

type Parts = Readonly<Record<string, unknown>>;

const header = (name: string, value: string, more: Parts = {}) => ({ enabled: true, name, value, ...more });
const filter = (urlRegex: string, more: Parts = {}) => ({ enabled: true, urlRegex, ...more });
const modHeader = (more: Parts, ...headers: readonly unknown[]) => [
  {
    version: 2,
    title: 'P',
    shortTitle: '1',
    headers: headers.length === 0 ? [header('X-Api-Key', KEY)] : headers,
    ...more,
  },
];
const onlyAcme = { urlFilters: [filter('https://api.acme.dev/')] };
const rule = (operator: string, value: string, key = 'Url') => ({
  objectType: 'rule',
  ruleType: 'Headers',
  name: 'R',
  status: 'Active',
  pairs: [
    {
      source: { key, operator, value },
      modifications: { Request: [{ header: 'X-Api-Key', value: KEY, type: 'Add' }], Response: [] },
    },
  ],
});
const editor = (more: Parts) => ({
  request: [],
  sendHeader: [
    { enable: true, name: 'R', ruleType: 'modifySendHeader', isFunction: false, exclude: '', ...more },
  ],
});
const headerly = (filters: Parts) => ({
  version: 1,
  profiles: [
    {
      name: 'P',
      enabled: true,
      ruleActionType: 'modifyHeaders',
      requestHeaderModGroups: [
        { type: 'checkbox', items: [{ enabled: true, name: 'X-Api-Key', operation: 'set', value: KEY }] },
      ],
      filters,
    },
  ],
});
const collection = (auth: unknown) => ({
  info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [
    { name: 'me', request: { method: 'GET', header: [], auth, url: { raw: 'https://api.acme.dev/me' } } },
  ],
});
const environment = (...values: readonly Parts[]) => ({
  name: 'E',
  values,
  _postman_variable_scope: 'environment',
});

/** `header line @ hosts` for each that is taken, `?` for each whose host is asked for, `reason n` for the rest. */
async function linesOf(content: unknown): Promise<string> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const { toolFile } = await importFile(toUtf8(text), null);
  if (toolFile === null) throw new Error('of no tool');
  const sorted = sortEntries(toolFile, PROVIDERS);
  const plan = movingPlan(sorted);
  const view = movingView(plan, PROVIDERS);
  const { taken, asksHost, notTaken, total } = view;
  // Whatever the file: the groups add up, no part of a secret is shown, and nothing arrives switched on or unmarked.
  expect(taken.length + asksHost.length + notTaken.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  for (const secret of [KEY, OTHER, GITHUB]) expect(JSON.stringify(view)).not.toContain(secret);
  const ids = new Set(plan.tokens.map(({ id }) => id));
  for (const record of movedRecords(plan, ids, [], PROVIDERS, 1).records)
    expect(record).toMatchObject({ on: false, layInClear: true, allowedSites: [] });
  const off = (wasOff: boolean) => (wasOff ? ' off' : '');
  return [
    ...taken.map(
      ({ headerLine, hosts, providerName, isBuiltIn, wasOff }) =>
        `${headerLine} @ ${isBuiltIn ? `${providerName} ` : ''}${hosts.map(({ origin }) => origin)}${off(wasOff)}`,
    ),
    ...asksHost.map(({ headerLine, wasOff }) => `${headerLine} ?${off(wasOff)}`),
    ...notTaken.map(({ reason, count }) => `${reason} ${count}`),
  ].join(' | ');
}

const LINE = 'X-Api-Key: ••••89ab';
const ACME = `${LINE} @ https://api.acme.dev`;
const ASKS = `${LINE} ?`;

describe('a rule of another tool ends in one group', () => {
  it.each([
    ['the usual filter of ModHeader', modHeader({ urlFilters: [filter('.*://api.acme.dev/.*')] }), ASKS],
    ['an escaped filter', modHeader({ urlFilters: [filter(String.raw`https:\/\/api\.acme\.dev\/`)] }), ASKS],
    [
      'a host beside an expression',
      modHeader({ urlFilters: [filter('https://api.acme.dev/'), filter('.*')] }),
      ASKS,
    ],
    [
      'an expression that is off',
      modHeader({ urlFilters: [filter('https://api.acme.dev/'), filter('.*', { enabled: false })] }),
      ACME,
    ],
    [
      'a filter that is off, so that every address counts',
      modHeader({ urlFilters: [filter('https://api.acme.dev/', { enabled: false })] }),
      ASKS,
    ],
    [
      'what a profile leaves out is no host',
      modHeader({ excludeUrlFilters: [filter('https://api.acme.dev/')] }),
      ASKS,
    ],
    [
      'the page that asks is no host',
      modHeader({ initiatorDomainFilters: [{ enabled: true, domain: 'api.acme.dev' }] }),
      ASKS,
    ],
    ['a tab is no host', modHeader({ tabFilters: [{ enabled: true, tabId: 5 }] }), ASKS],
    [
      'a host over http',
      modHeader({ urlFilters: [filter('http://api.acme.dev/')] }),
      'http-on-the-internet 1',
    ],
    ['an ending alone', modHeader({ urlFilters: [filter('https://co.uk/')] }), 'add-by-hand 1'],
    [
      'a header that is off',
      modHeader(onlyAcme, header('X-Api-Key', KEY, { enabled: false })),
      `${ACME} off`,
    ],
    [
      'a value that is appended',
      modHeader(onlyAcme, header('X-Api-Key', KEY, { appendMode: 'comma', comment: 'c' })),
      ACME,
    ],
    [
      'a value that the tool makes',
      modHeader({}, header('Authorization', 'Bearer {{uuid}}')),
      'variable-without-value 1',
    ],
    [
      'a value of a shell',
      modHeader({}, header('Authorization', 'Bearer $TOKEN')),
      'variable-without-value 1',
    ],
    [
      'a value that goes on in the next line',
      modHeader({}, header('X-Api-Key', `${KEY}\r\nX-Evil: 1`)),
      'not-a-secret 1',
    ],
    ['a name that does', modHeader({}, header('X-Api-Key\r\nX-Evil', KEY)), 'no-legal-name 1'],
    ['a value of a megabyte', modHeader({}, header('X-Api-Key', 'a1'.repeat(500_000))), 'not-a-secret 1'],
    [
      'a header without a list',
      modHeader({}, null, 5, 'x', { enabled: true, name: 'Origin', value: null }),
      'removes-a-header 1',
    ],
    [
      'a version that is a digit of the token',
      modHeader(onlyAcme, header('X-Api-Key', KEY), header('X-Api-Version', '2')),
      `${ACME} | extra-header 1`,
    ],
    [
      'GitHub, one of whose hosts has a name that its other has not',
      modHeader(
        { urlFilters: [filter('https://api.github.com/')] },
        header('Authorization', `token ${GITHUB}`),
      ),
      'Authorization: token ••••BcDe @ GitHub https://api.github.com',
    ],
    ['an exact address of Requestly', [rule('Equals', 'https://api.acme.dev')], ACME],
    ['an exact host of Requestly', [rule('Equals', 'api.acme.dev', 'host')], ACME],
    ['a part of an address', [rule('Contains', 'https://api.acme.dev/')], ASKS],
    ['a wildcard', [rule('Wildcard_Matches', 'https://api.acme.dev/*')], ASKS],
    [
      'a group that holds its rules',
      [
        {
          objectType: 'group',
          id: 'g',
          name: 'G',
          status: 'Active',
          children: [rule('Equals', 'https://api.acme.dev/')],
        },
      ],
      ACME,
    ],
    ['a domain with all below it', headerly({ urlFilter: [{ enabled: true, value: '||acme.dev^' }] }), ASKS],
    [
      'a start without its slash',
      headerly({ urlFilter: [{ enabled: true, value: '|https://api.acme.dev' }] }),
      ASKS,
    ],
    [
      'an address beside an expression',
      headerly({
        urlFilter: [{ enabled: true, value: '|https://api.acme.dev/' }],
        regexFilter: [{ enabled: true, value: '.*' }],
      }),
      ASKS,
    ],
    [
      'a domain of Header Editor',
      editor({ matchType: 'domain', pattern: 'api.acme.dev', action: { name: 'X-Api-Key', value: KEY } }),
      ACME,
    ],
    [
      'its expression',
      editor({
        matchType: 'regexp',
        pattern: String.raw`^http(s?)://api\.acme\.dev/(.*)`,
        action: { name: 'X-Api-Key', value: KEY },
      }),
      ASKS,
    ],
    [
      'a sign-in of Postman whose prefix was emptied',
      collection({
        type: 'oauth2',
        oauth2: [
          { key: 'accessToken', value: KEY },
          { key: 'headerPrefix', value: '' },
        ],
      }),
      'Authorization: ••••89ab @ https://api.acme.dev',
    ],
    [
      'one whose prefix is not in the file',
      collection({ type: 'oauth2', oauth2: [{ key: 'accessToken', value: KEY }] }),
      'Authorization: Bearer ••••89ab @ https://api.acme.dev',
    ],
    [
      'a secret that Postman left out of the file',
      environment({ key: 'apiKey', value: '', type: 'secret' }),
      'variable-without-value 1',
    ],
    [
      'a variable named after GitHub',
      `GITHUB_TOKEN=${GITHUB}\n`,
      'Authorization: Bearer ••••BcDe @ GitHub https://api.github.com',
    ],
    ['a quote within quotes, which no token has', `ACME_API_KEY="a\\"${KEY}"\n`, 'not-a-secret 1'],
    [
      'a path of Windows in quotes',
      `DIR="C:\\a\\"\nACME_API_KEY="${KEY}"\n`,
      'Authorization: Bearer ••••89ab ? | not-a-secret 1',
    ],
    [
      'a variable twice',
      `ACME_API_KEY=${KEY}\nACME_API_KEY=${OTHER}\n`,
      'Authorization: Bearer ••••89ab ? | Authorization: Bearer ••••D3sK ?',
    ],
  ])('%s', async (_, content, expected) => {
    expect(await linesOf(content)).toBe(expected);
  });
});

describe('a file of no tool is refused by name', () => {
  it.each([
    ['of Insomnia', { _type: 'export', __export_format: 4, resources: [] }, { code: 'unknown-file' }],
    ['of Bruno', { name: 'C', version: '1', items: [] }, { code: 'unknown-file' }],
    [
      'encrypted by OpenModHeader',
      { app: 'OpenModHeader', version: 1, vault: { salt: 'AA' } },
      { code: 'unknown-file' },
    ],
    [
      'an object in place of a list',
      [{ version: 2, title: 'P', headers: { 'X-Api-Key': KEY } }],
      { code: 'unknown-file' },
    ],
    ['a link to a profile', 'https://modheader.com/p/#NobwRAhgDl', { code: 'unknown-file' }],
    [
      'that breaks off',
      '[{"version":2,"title":"P",\n"headers":[{"name":"X"',
      { code: 'damaged-file', params: { line: 2 } },
    ],
  ])('%s', async (_, content, expected) => {
    await expect(linesOf(content)).rejects.toMatchObject(expected);
  });
});
