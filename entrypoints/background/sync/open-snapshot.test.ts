import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { COMPILED, putCatalogue, startWorker, storeVault } from '../../../tests/support/fake-worker';

const SECRET = { kind: 'passphrase', passphrase: 'a passphrase' } as const;
const OTHER = 'https://two.example.com';

/** The part of the fake that is made to fail. */
interface Api {
  readonly storage: {
    readonly session: { set(entries: object): Promise<void>; get(key: string | null): Promise<object> };
    readonly local: { get(keys: unknown): Promise<object> };
  };
  readonly tabs: object;
  readonly permissions: object;
  readonly idle: { setDetectionInterval(seconds: number): void };
  readonly declarativeNetRequest: object;
}

let fake: FakeBrowser;
let api: Api;
let viewFails = false;

beforeEach(async () => {
  viewFails = false;
  fake = createFakeBrowser();
  api = fake.api as Api;
  await storeVault(fake, [fakeToken(FIRST), fakeToken(SECOND, { origins: [OTHER] })], SECRET.passphrase);
  startWorker(fake);
  vi.doMock('../../../core/pages/token-view', async (original) => {
    const real = await original<typeof import('../../../core/pages/token-view')>();
    return {
      ...real,
      tokenView(token: TokenRecord, facts: Parameters<typeof real.tokenView>[1]) {
        if (viewFails && token.id === FIRST) throw failure;
        return real.tokenView(token, facts);
      },
    };
  });
  const { KeybearerError } = await import('../../../core/errors/keybearer-error');
  const failure = new KeybearerError('storage-failed');
  fails = () => Promise.reject(failure);
  await (await import('../events/start')).start();
  await (await import('../lock/lock')).lock('user');
  expect(fake.session.get('snapshot')).toMatchObject({ state: 'locked' });
});

afterEach(() => {
  putCatalogue(COMPILED);
  vi.doUnmock('../../../core/pages/token-view');
});

/** An error of ours, so that it doesn't count as a fault of the test. */
let fails: () => Promise<never>;

function failWrites(isMeant: (snapshot: { readonly tokens?: readonly unknown[] }) => boolean): void {
  const { session } = api.storage;
  const set = session.set.bind(session);
  session.set = (entries) =>
    'snapshot' in entries && isMeant((entries as { snapshot: object }).snapshot)
      ? // As a browser says it: that is not a fault of ours.
        Promise.reject(new Error('Resource::kQuotaBytes quota exceeded'))
      : set(entries);
}

async function unlock(): Promise<string> {
  return (await import('../lock/unlock')).unlock(SECRET).then(
    () => 'done',
    () => 'failed',
  );
}

/** What fails, and what pages see all the same. */
const FAULTS: readonly (readonly [
  what: string,
  fail: () => void,
  tokens: readonly string[],
  all: boolean,
])[] = [
  ['nothing', () => {}, [FIRST, SECOND], true],
  ['the catalogue', () => putCatalogue({ ...COMPILED, text: '{' }), [FIRST, SECOND], true],
  [
    'one record that can’t be shown',
    () => {
      viewFails = true;
    },
    [SECOND],
    false,
  ],
  [
    'the list of vaults that were set aside',
    () => {
      const get = api.storage.local.get.bind(api.storage.local);
      api.storage.local.get = (keys) => (JSON.stringify(keys).includes('aside') ? fails() : get(keys));
    },
    [FIRST, SECOND],
    false,
  ],
  [
    'what waits in memory',
    () => {
      const { session } = api.storage;
      const get = session.get.bind(session);
      session.get = (key) => (key === 'removed' ? fails() : get(key));
    },
    [FIRST, SECOND],
    false,
  ],
  ['the access that was given', () => Object.assign(api.permissions, { getAll: fails }), [], false],
  ['room for the tokens', () => failWrites(({ tokens = [] }) => tokens.length > 0), [], false],
];

describe('an unlock', () => {
  it.each(FAULTS)(
    'ends with pages that say that it is open, whatever fails: %s',
    async (_what, fail, tokens, all) => {
      fail();
      await unlock();
      expect(fake.session.has('vault-keys')).toBe(true);
      const state = fake.session.get('snapshot') as { tokens: { id: string }[] };
      expect(state).toMatchObject({ state: 'open', vault: 'passphrase', incomplete: !all });
      expect(state.tokens.map(({ id }) => id)).toEqual(tokens);
    },
  );

  it.each<[what: string, fail: () => void, tokens: readonly string[]]>([
    // Nobody knows then whether a token is sent.
    ['the rules', () => Object.assign(api.declarativeNetRequest, { getSessionRules: fails }), []],
    ['the tabs', () => Object.assign(api.tabs, { query: fails }), [FIRST, SECOND]],
    [
      'the times to lock',
      () => {
        api.idle.setDetectionInterval = () => {
          throw new Error('busy');
        };
      },
      [FIRST, SECOND],
    ],
  ])('that fails after it opened says that it is open: %s', async (_what, fail, tokens) => {
    fail();
    expect(await unlock()).toBe('failed');
    expect(fake.session.has('vault-keys')).toBe(true);
    expect(fake.session.get('snapshot')).toMatchObject({
      state: 'open',
      tokens: tokens.map((id) => ({ id })),
    });
  });

  it('says nothing where nothing can be said', async () => {
    failWrites(() => true);
    expect(await unlock()).toBe('failed');
    expect(fake.session.has('vault-keys')).toBe(true);
    expect(fake.session.has('snapshot')).toBe(false);
  });
});

it('is whole again with the next change', async () => {
  viewFails = true;
  await unlock();
  viewFails = false;
  await (await import('./sync-all')).syncPages();
  expect(fake.session.get('snapshot')).toMatchObject({
    incomplete: false,
    tokens: [{ id: FIRST }, { id: SECOND }],
  });
});
