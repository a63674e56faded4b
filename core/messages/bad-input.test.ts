import { describe, expect, it } from 'vitest';
import { toBackupToken } from '../backup/backup-token';
import { checkBackupToken, splitSites } from '../backup/check-backup-token';
import { readContent } from '../backup/read-content';
import { sampleBackup } from '../backup/testing/sample-backup';
import { toUtf8 } from '../bytes/utf8';
import { type MovingPlan, withChoices } from '../import/moving/moving-plan';
import type { OwnProviderInput } from '../providers/own-provider';
import { isStorable } from '../providers/own-provider-input';
import { checkAllowedSite } from '../rules/allowed-site';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { readMessage } from './read-message';

const ID = 'sample-token-id-0001';
const DESCRIBED: OwnProviderInput = {
  name: 'Example',
  origins: [],
  pathPrefix: '',
  headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  check: null,
  docs: null,
  sharedWithApp: true,
};
const passes = (check: () => unknown): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

const NOTHING_MOVING = {
  tool: 'modheader',
  profiles: 0,
  total: 0,
  tokens: [],
  notTaken: [],
} satisfies MovingPlan;

/** Every way for an address to come in from outside, each through the gate that it really takes. */
const GATES: Readonly<Record<string, (origin: string) => boolean>> = {
  'a site for a token': (site) =>
    passes(() => {
      readMessage({ name: 'token.edit', input: { id: ID, allowedSites: [site] } }, 'popup');
      checkAllowedSite(site);
    }),
  'a site of a draft': (site) =>
    passes(() => {
      const input = { providerId: 'pagerduty', region: null, allowedSites: [site] };
      readMessage({ name: 'draft.choose', input }, 'popup');
      checkAllowedSite(site);
    }),
  'a host of a backup': (origin) =>
    passes(() => {
      const content = sampleBackup([fakeToken(FIRST, { origins: [origin] })]);
      readContent(toUtf8(JSON.stringify(content)));
    }),
  'a host of an API that the user describes': (origin) =>
    passes(() => {
      const own = { ...DESCRIBED, origins: [origin] };
      readMessage({ name: 'draft.own', input: { id: ID, own } }, 'popup');
      if (!isStorable(own, `own-${'A'.repeat(22)}`)) throw new Error('kept, and never saved');
    }),
  'a host for a token of another tool': (origin) =>
    passes(() => {
      readMessage(
        { name: 'import.choose', input: { choices: [{ id: ID, ticked: true, origin }] } },
        'options',
      );
      withChoices(NOTHING_MOVING, [{ id: ID, ticked: true, origin }]);
    }),
  'a site of a backup': (site) =>
    passes(() => {
      const content = sampleBackup([fakeToken(FIRST, { allowedSites: [site] })]);
      const [token] = readContent(toUtf8(JSON.stringify(content))).tokens;
      if (splitSites(token?.allowedSites ?? []).allowed.length === 0) throw new Error('left out');
    }),
};
const gates = Object.entries(GATES);
const HOST_GATES = ['a host of a backup', 'a host of an API that the user describes'];

const NO_HOST = [
  'https://api.example.com/path',
  'https://api.example.com/',
  'https://api.example.com?query',
  'https://api.example.com#part',
  'https://api.example.com:0443',
  'https://api.example.com:99999',
  'https://api.example.com:',
  'https://user@api.example.com',
  'https://user:pass@api.example.com',
  'https://api.example.com@evil.example',
  'https://bücher.example',
  'https://ａpi.example.com',
  'https://API.example.com',
  'https://*.example.com',
  'https://*',
  'https://{tenant}.example.com',
  'https://api.example.com.',
  'https://api..example.com',
  'https://.example.com',
  'https://api.example.com|',
  'https://api^.example.com',
  'https://api.example.com\n',
  'https://api.example.com https://evil.example',
  'ws://api.example.com',
  'file:///api.example.com',
  '<all_urls>',
  '*://*/*',
  '',
];
/** Hosts that a record may name, and that are no pages. */
const NO_PAGE = [
  'https://[::1]',
  'https://[2001:db8::1]:8443',
  'http://api.example.com',
  'http://[::1]:3000',
];
/** One host each, and yet far more than one site. */
const NO_SITE = [
  'https://com',
  'https://co.uk',
  'https://github.io',
  'https://pages.dev',
  'https://vercel.app',
  'https://netlify.app',
  'https://herokuapp.com',
  'https://blogspot.com',
  'https://s3.amazonaws.com',
  'https://localhost',
  'https://intranet',
  'https://10.0.0.1',
  'https://127.0.0.1:8443',
];

// Proves P3: Each gate refuses wildcards, `{tenant}`, wrong ports, user names, IPv6 and trailing dots.
describe.each(gates)('%s', (_gate, takes) => {
  it('takes an exact one', () => {
    for (const origin of [
      'https://docs.example.com',
      'https://docs.example.com:8443',
      'https://xn--bcher-kva.example',
    ])
      expect(takes(origin), origin).toBe(true);
  });

  it.each(NO_HOST)('refuses %j', (origin) => {
    expect(takes(origin)).toBe(false);
  });
});

// Proves P3: Each gate for pages refuses shared hosting.
describe.each(gates.filter(([gate]) => !gate.startsWith('a host')))('%s', (_gate, takes) => {
  it.each([...NO_SITE, ...NO_PAGE])('refuses %s, which is no site of its own', (site) => {
    expect(takes(site)).toBe(false);
  });
});

describe('a host for a token of another tool', () => {
  it.each([...NO_PAGE, 'https://1.2', 'https://0x7f000001'])('can not be %s', (origin) => {
    expect(GATES['a host for a token of another tool']?.(origin)).toBe(false);
  });
});

describe.each(HOST_GATES)('%s', (gate) => {
  it.each(NO_PAGE)('can be %s', (origin) => {
    expect(GATES[gate]?.(origin)).toBe(true);
  });

  it.each(['https://[0:0:0:0:0:0:0:1]', 'https://[::01]', 'http://api.example.com:80', 'http://[:::]'])(
    'can not be %s, which no browser writes like that',
    (origin) => {
      expect(GATES[gate]?.(origin)).toBe(false);
    },
  );
});

describe('a path prefix of a backup', () => {
  const takes = (pathPrefix: string) =>
    passes(() => {
      const content = sampleBackup([fakeToken(FIRST, { pathPrefix })]);
      readContent(toUtf8(JSON.stringify(content)));
    });

  it.each(['', '/api', '/api/v2', '/~me/a.b_c-d'])('takes %j', (prefix) => {
    expect(takes(prefix)).toBe(true);
  });

  it.each([
    '/*',
    '/a*',
    '/a^',
    '/a|',
    '|',
    '*',
    'api',
    '/api/',
    '//',
    '/a?b',
    '/a#b',
    '/%61',
    '/ä',
    '/a\n',
    '/{x}',
  ])('refuses %j', (prefix) => {
    expect(takes(prefix)).toBe(false);
  });
});

describe('an API that the user describes, in a message', () => {
  const takes = (changes: object) =>
    passes(() =>
      readMessage({ name: 'draft.own', input: { id: ID, own: { ...DESCRIBED, ...changes } } }, 'popup'),
    );
  const header = { name: 'X-Api-Key', template: '{token}', encoding: 'plain' };
  const field = { name: 'tenant', label: 'Tenant', secret: false, pattern: null };

  it('is closed and bounded, and may be wrong', () => {
    expect(takes({})).toBe(true);
    expect(takes({ name: '', origins: ['https://*.example.com', 'half a ho'], headers: [] })).toBe(true);
    expect(takes({ extra: 1 })).toBe(false);
    expect(takes({ name: 'x'.repeat(81) })).toBe(false);
    expect(takes({ origins: Array(65).fill('https://api.example.com') })).toBe(false);
    expect(takes({ origins: ['x'.repeat(2001)] })).toBe(false);
    expect(takes({ headers: Array(9).fill(header) })).toBe(false);
    expect(takes({ headers: [{ ...header, extra: 1 }] })).toBe(false);
    expect(takes({ headers: [{ ...header, template: 'x'.repeat(513) }] })).toBe(false);
    expect(takes({ headers: [{ ...header, encoding: 'hex' }] })).toBe(false);
    expect(takes({ fields: Array(9).fill(field) })).toBe(false);
    expect(takes({ fields: [{ ...field, value: 'x' }] })).toBe(false);
    expect(takes({ fields: [{ ...field, pattern: 'x'.repeat(201) }] })).toBe(false);
    expect(takes({ check: { method: 'POST', path: '/me' } })).toBe(false);
    expect(takes({ check: { method: 'GET', path: 'x'.repeat(201) } })).toBe(false);
    expect(takes({ docs: 'x'.repeat(501) })).toBe(false);
    expect(takes({ sharedWithApp: 1 })).toBe(false);
  });
});

describe('extra headers in a message and in a backup', () => {
  const extra = { name: 'X-Version', value: '2', sentOn: 'every-request' as const };
  const edits = (companions: unknown) =>
    passes(() => readMessage({ name: 'token.edit', input: { id: ID, companions } }, 'popup'));
  const imports = (...companions: readonly (typeof extra)[]) =>
    passes(() => checkBackupToken(toBackupToken(fakeToken(FIRST, { companions: [...companions] }))));

  it('are bounded in number and length, and have one shape', () => {
    const most = Array.from({ length: 16 }, (_, at) => ({ ...extra, name: `X-${at}` }));
    expect(edits(most)).toBe(true);
    expect(edits([...most, extra])).toBe(false);
    expect(edits([{ ...extra, name: 'x'.repeat(65) }])).toBe(false);
    expect(edits([{ ...extra, value: 'x'.repeat(513) }])).toBe(false);
    expect(edits([{ ...extra, sentOn: 'always' }])).toBe(false);
    expect(edits([{ ...extra, encoding: 'basic' }])).toBe(false);
    expect(edits([{ name: 'X-Version' }])).toBe(false);
    expect(edits('X-Version: 2')).toBe(false);
  });

  it('come from a backup by the same rules', () => {
    expect(imports(extra)).toBe(true);
    expect(imports(extra, { ...extra, name: 'x-version' })).toBe(false);
    expect(imports({ ...extra, name: 'Authorization' })).toBe(false);
    expect(imports({ ...extra, name: 'Cookie' })).toBe(false);
    expect(imports({ ...extra, name: 'X-Forwarded-For' })).toBe(false);
    expect(imports({ ...extra, value: 'a\r\nX-Evil: 1' })).toBe(false);
  });
});
