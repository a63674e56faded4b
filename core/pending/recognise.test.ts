import { describe, expect, it } from 'vitest';
import { knownProvider } from '../../tests/support/catalogue';
import { tokensOf } from '../../tests/support/paste-table';
import type { Provider } from '../providers/provider';
import { readPaste } from './read-paste';
import type { Owner } from './reading';

const TOKEN = 'qZ7xW2mK9vB4nT6yR8cL1pD3';
const header = (name: string, template: string, encoding: 'plain' | 'basic' = 'plain') => ({
  headers: [{ name, template, encoding }],
});

/** A provider of whom only this is known. */
function made(id: string, name: string, known: Partial<Provider> = {}): Provider {
  const nothing = { sites: [], consoles: [], variables: [], aliases: [], samples: [], tokenPattern: null };
  const hosts = [{ origin: `https://api.${id}.test`, region: null }];
  return { ...knownProvider('pylon'), ...nothing, id, name, hosts, confidence: 'high', ...known };
}

const shared = [{ origin: 'https://{tenant}.shared.test', region: null }];
const MADE: readonly Provider[] = [
  made('quillmark', 'Quillmark', { tokenPattern: '^qm_live_\\w{16,}$', sites: [] }),
  made('quillmark-two', 'Quillmark Two', { tokenPattern: '^qm_live_two_\\w{16,}$' }),
  made('close', 'Close', { tokenPattern: '^api_\\w{20}$' }),
  made('circle', 'Circle', header('Circle-Token', '{token}')),
  made('service', 'Service', { tokenPattern: '^[0-9a-f]{32}$' }),
  made('newsapi', 'NewsAPI', { tokenPattern: '^[0-9a-f]{32}$' }),
  made('tickets', 'Vexatron Tickets', {
    hosts: shared,
    ...header('Authorization', '{user}:{token}', 'basic'),
  }),
  made('pages', 'Vexatron Pages', { hosts: shared, pathPrefix: '/wiki' }),
  made('kestrel-a', 'Kestrelops', { ...header('Authorization', 'Token token={token}'), tokenPattern: null }),
  made('kestrel-b', 'Kestrelops', header('X-Kestrel-Key', '{token}')),
  made('brightloom', 'Brightloom', {
    ...header('Authorization', 'Token token={token}'),
    tokenPattern: '^b\\+\\w{16}$',
  }),
  made('lowly', 'Lowlyworks', { confidence: 'low', ...header('X-Kestrel-Key', '{token}') }),
  made('zephyrine', 'Zephyrine'),
  made('zephyrine-two', 'Zephyrine', { confidence: 'low' }),
  made('tabbed', 'Tabbed', { sites: [{ origin: 'https://docs.tabbed.test', kind: 'docs', region: null }] }),
  made('drawn', 'Drawnly', { tokenPattern: '^[A-Za-z0-9]{24}$' }),
];

function ownerOf(paste: string, tab: string | null = null): Owner | undefined {
  return tokensOf(readPaste(paste, tab, MADE))[0]?.owner;
}

function idsOf(owner: Owner | undefined): readonly (string | null)[] {
  return [...new Set(owner?.evidence.map(({ providerId }) => providerId))];
}

describe('a variable', () => {
  it.each([
    ['QUILLMARK_TOKEN', 'quillmark'],
    ['NEXT_PUBLIC_QUILLMARK_KEY', 'quillmark'],
    ['MY_PROD_QUILLMARK_KEY', 'quillmark'],
    ['quillmarkApiKey', 'quillmark'],
    ['QUILLMARK_TWO_KEY', 'quillmark-two'],
    ['QUILL_MARK_KEY', 'quillmark'],
    ['CLOSE_API_KEY', 'close'],
    ['VITE_CLOSE_API_TOKEN', 'close'],
    ['NEWSAPI_KEY', 'newsapi'],
  ])('%s is named after %s', (name, id) => {
    expect(ownerOf(`${name}=${TOKEN}`)?.providerId).toBe(id);
  });

  it.each([
    'SERVICE_KEY',
    'SERVICE_API_KEY',
    'API_CLOSE_TOKEN',
    'CLOSE_TOKEN',
    'CIRCLE_TOKEN',
    'NEWS_API_KEY',
    'ACME_QUILLMARK_KEY',
    'LOWLYWORKS_API_KEY',
    'UNQUILLMARK_KEY',
  ])('%s is named after nobody', (name) => {
    expect(ownerOf(`${name}=${TOKEN}`)?.providerId).toBeNull();
  });

  it('that could be of two is asked between them, and what else speaks for one decides', () => {
    const either = ownerOf(`KESTRELOPS_API_KEY=${TOKEN}`);
    expect(either).toMatchObject({ providerId: null, open: 'several-providers' });
    expect(idsOf(either)).toEqual(['kestrel-a', 'kestrel-b']);
    const both = ownerOf(`QUILLMARK_BRIGHTLOOM_KEY=${TOKEN}`);
    expect(both).toMatchObject({ providerId: null, open: 'several-providers' });
    expect(idsOf(both)).toEqual(['quillmark', 'brightloom']);
  });
});

it('a name that one shares with an entry of which only the form is known is no reason to choose it', () => {
  const owner = ownerOf(`ZEPHYRINE_KEY=${TOKEN}`);
  expect(owner).toMatchObject({ providerId: null, open: 'several-providers' });
  expect(idsOf(owner)).toEqual(['zephyrine', null]);
});

describe('an address of two providers', () => {
  const command = (path: string, auth: string) => `curl ${auth} https://acme.shared.test${path}`;

  it('asks between the two', () => {
    const owner = ownerOf(command('/wiki/x', `-H 'X-Other: ${TOKEN}'`));
    expect(owner).toMatchObject({ providerId: null, open: 'several-providers' });
    expect(idsOf(owner)).toEqual(['tickets', 'pages']);
  });

  it.each([
    ['its path', '/rest/x', `-H 'X-Other: ${TOKEN}'`, 'tickets'],
    ['its header', '/wiki/x', `-H 'Authorization: Bearer ${TOKEN}'`, 'pages'],
  ])('is told apart by %s', (_, path, auth, id) => {
    expect(ownerOf(command(path, auth))).toMatchObject({ providerId: id, open: null });
  });
});

describe('a header or a scheme', () => {
  it('of one provider that can be used says whose it is', () => {
    expect(ownerOf(`Circle-Token: ${TOKEN}`)?.providerId).toBe('circle');
  });

  it('that one shares with an entry of which only the form is known says nothing', () => {
    expect(ownerOf(`X-Kestrel-Key: ${TOKEN}`)?.providerId).toBeNull();
    expect(ownerOf(`X-Api-Key: ${TOKEN}`)?.providerId).toBeNull();
  });

  it('of a few is asked between them, and a tab of somebody else is not heard', () => {
    for (const tab of [null, 'https://docs.tabbed.test']) {
      const owner = ownerOf(`Authorization: Token token=${TOKEN}`, tab);
      expect(owner).toMatchObject({ providerId: null, open: 'several-providers' });
      expect(idsOf(owner).slice(0, 2)).toEqual(['kestrel-a', 'brightloom']);
    }
    expect(ownerOf('Authorization: Token token=b+0123456789abcdef')?.providerId).toBe('brightloom');
    expect(ownerOf(`Authorization: Bearer ${TOKEN}`, 'https://docs.tabbed.test')?.providerId).toBe('tabbed');
  });
});

describe('a form', () => {
  it.each([
    ['qm_live_0123456789abcdef', 'quillmark'],
    // It is of both forms.
    ['qm_live_two_0123456789abcdef', null],
    // In use everywhere.
    ['api_0123456789abcdefghij', null],
    ['0123456789abcdef0123456789abcdef', null],
  ])('%s is of %s', (token, id) => {
    expect(ownerOf(token)?.providerId).toBe(id);
  });

  it('orders a picker by those that it fits, those with a literal first', () => {
    expect(ownerOf('qm_live_two_0123456789abcdef')?.fitting).toEqual(['quillmark-two', 'quillmark']);
    expect(ownerOf('0123456789abcdef0123456789abcdef')?.fitting).toEqual(['service', 'newsapi']);
    expect(ownerOf(TOKEN)?.fitting).toEqual(['drawn']);
  });

  it('fits a few of very many', () => {
    const many = Array.from({ length: 100 }, (_, at) =>
      made(`many-${at}`, `Many ${at}`, { tokenPattern: '^[0-9a-f]{32}$' }),
    );
    const reading = readPaste('0123456789abcdef0123456789abcdef', null, many);
    expect(tokensOf(reading)[0]?.owner.fitting).toHaveLength(8);
  });
});

it('no paste but the first goes through the providers', () => {
  let read = 0;
  const counted = new Proxy(MADE, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) read += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  const pastes = [
    `curl -H 'Authorization: Bearer ${TOKEN}' https://api.quillmark.test/v1/me`,
    `curl -H 'Authorization: Bearer ${TOKEN}' https://api.stranger.test/v1/me`,
    `QUILLMARK_KEY=${TOKEN}`,
    `Circle-Token: ${TOKEN}`,
    'qm_live_0123456789abcdef',
  ];
  for (const paste of pastes) readPaste(paste, 'https://docs.tabbed.test', counted);
  expect(read).toBeGreaterThan(0);
  read = 0;
  for (const paste of pastes) readPaste(paste, 'https://docs.tabbed.test', counted);
  expect(read).toBe(0);
});
