import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { until } from '../support/until';
import { type ExtensionState, leftOpen, readState, writeStorage } from './support/extension-state';
import { openExtensionsPage } from './support/extensions-page';
import { type Keybearer, keybearerOf, type SnapshotSeen } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample passphrase for tests';
const HOST = 'api.pagerduty.com';
const API = `https://${HOST}/users/me`;
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

const TOKEN = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };

interface Scene {
  readonly keybearer: Keybearer;
  readonly session: ChromiumSession;
  readonly replica: Replica;
  readonly tab: Page;
}

/** One thing that the user or the provider does, and what is true afterwards. */
interface Step {
  readonly name: string;
  act(scene: Scene): Promise<unknown>;
  /** What the snapshot has to say; null while locked. */
  readonly snapshot: Record<string, unknown> | null;
  /** Whether a visit to the API carries the token. */
  readonly sent: boolean;
}

function slotsOf({ local }: ExtensionState): number {
  return (local['vault'] as { slots: readonly unknown[] }).slots.length;
}

async function onlyToken({ keybearer }: Scene): Promise<{ id: string }> {
  const [token] = (await keybearer.snapshot())?.tokens ?? [];
  if (token === undefined) throw new Error('there is no token');
  return token;
}

const toToken =
  (name: string, more: Record<string, unknown> = {}) =>
  async (scene: Scene) =>
    scene.keybearer.ask(name, { id: (await onlyToken(scene)).id, ...more });
const ask =
  (name: string, input: object = {}) =>
  ({ keybearer }: Scene) =>
    keybearer.ask(name, input);
const token = (view: Record<string, unknown>) => ({ tokens: [expect.objectContaining(view)] });

const WORKS = { status: 'sent', on: true, test: expect.objectContaining({ outcome: 'works', status: 200 }) };

const JOURNEY: readonly Step[] = [
  {
    name: 'paste',
    act: ask('draft.put', { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null }),
    snapshot: { tokens: [], draft: expect.objectContaining({ state: 'open', length: 20 }) },
    sent: false,
  },
  {
    name: 'choose',
    act: ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] }),
    snapshot: { draft: expect.objectContaining({ origins: [`https://${HOST}`], region: 'US' }) },
    sent: false,
  },
  {
    name: 'test and save',
    act: ask('draft.finish', { how: 'test' }),
    snapshot: { ...token(WORKS), draft: null, result: expect.anything(), vault: 'session' },
    sent: true,
  },
  { name: 'look at the result', act: ask('result.dismiss'), snapshot: { result: null }, sent: true },
  {
    name: 'off',
    act: toToken('token.edit', { on: false }),
    snapshot: token({ on: false, status: 'off' }),
    sent: false,
  },
  { name: 'on', act: toToken('token.edit', { on: true }), snapshot: token(WORKS), sent: true },
  { name: 'pause', act: ask('pause.set', { paused: true }), snapshot: { paused: true }, sent: false },
  { name: 'resume', act: ask('pause.set', { paused: false }), snapshot: token(WORKS), sent: true },
  {
    name: 'passphrase',
    act: ask('passphrase.set', { passphrase: PASSPHRASE, current: null }),
    snapshot: { ...token(WORKS), vault: 'passphrase' },
    sent: true,
  },
  { name: 'lock', act: ask('vault.lock'), snapshot: null, sent: false },
  {
    name: 'unlock',
    act: ask('vault.unlock', { passphrase: PASSPHRASE }),
    snapshot: { ...token(WORKS), vault: 'passphrase' },
    sent: true,
  },
  {
    name: 'start to revoke',
    act: toToken('revoke.start'),
    snapshot: token({ status: 'revoking', revocation: expect.objectContaining({ nextCheckAt: null }) }),
    sent: false,
  },
  {
    name: 'open the page of the provider',
    act: toToken('revoke.open-page'),
    snapshot: token({
      status: 'revoking',
      revocation: expect.objectContaining({ nextCheckAt: expect.any(Number) }),
    }),
    sent: false,
  },
  {
    name: 'check too early',
    act: toToken('revoke.check'),
    snapshot: token({
      revocation: expect.objectContaining({ lastCheck: expect.objectContaining({ outcome: 'works' }) }),
    }),
    sent: false,
  },
  {
    name: 'the provider deletes it',
    act: async ({ replica }) => replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs),
    snapshot: token({ status: 'revoking' }),
    sent: false,
  },
  {
    name: 'check',
    act: toToken('revoke.check'),
    snapshot: { tokens: [], revoked: expect.objectContaining({ providerName: 'PagerDuty' }) },
    sent: false,
  },
  {
    name: 'read the notice',
    act: ask('revoke.dismiss'),
    snapshot: { tokens: [], revoked: null },
    sent: false,
  },
];

async function expectStep(step: Step, { keybearer, tab, replica }: Scene): Promise<void> {
  const now = await keybearer.snapshot();
  if (step.snapshot === null) expect(now).toBeNull();
  else expect(now).toMatchObject(step.snapshot);
  expect(await visit(tab, replica, API)).toEqual(step.sent ? [LINE] : []);
}

test('a worker killed between any two steps changes nothing', async ({
  keybearer,
  browserSession: session,
  replica,
  tab,
}) => {
  test.setTimeout(180_000);
  const scene: Scene = { keybearer, session, replica, tab };
  for (const step of JOURNEY) {
    await test.step(step.name, async () => {
      await step.act(scene);
      await killWorker(session, keybearer.page);
      await expectStep(step, scene);
      await killWorker(session, keybearer.page);
    });
  }
  const { rules, local } = await readState(keybearer.page);
  expect(rules).toEqual([]);
  expect(JSON.stringify(local)).not.toContain(SAMPLE.pagerdutyUserUs);
});

test.describe('a worker killed in the middle', () => {
  const paste = async (keybearer: Keybearer) => {
    await keybearer.ask('draft.put', { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null });
    await keybearer.ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
  };

  test('of a test: the draft is kept and the test goes on', async ({
    keybearer,
    browserSession: session,
    replica,
    tab,
  }) => {
    await paste(keybearer);
    replica.setFault(HOST, 'hang');
    const answer = keybearer.send('draft.finish', { how: 'test' }).catch(() => null);
    await replica.log.waitFor(({ host }) => host === HOST);
    await killWorker(session, keybearer.page);
    await answer;
    expect((await keybearer.snapshot())?.draft).toMatchObject({ state: 'testing' });

    replica.setFault(HOST, null);
    await keybearer.ask('standing.get');
    const added = await until('the token', async () => (await keybearer.snapshot())?.tokens[0]);
    expect(added).toMatchObject(WORKS);
    expect(await keybearer.snapshot()).toMatchObject({ draft: null, tokens: [{ id: added.id }] });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
  });

  /** Until when the worker may go on: the new key is made long before both are kept for the save. */
  const MOMENTS: readonly (readonly [string, (page: Page) => Promise<boolean>])[] = [
    ['at once', async () => true],
    [
      'just before it is saved',
      // Told by the browser: looked for again and again, so short a moment would be missed on a busy machine.
      (page) =>
        page.evaluate(
          () =>
            new Promise<boolean>((resolve) => {
              chrome.storage.onChanged.addListener((changes, area) => {
                const keys = changes['vault-keys']?.newValue;
                if (area === 'session' && Array.isArray(keys) && keys.length === 2) resolve(true);
              });
            }),
        ),
    ],
    [
      'just after it was saved',
      (page) => until('the first way to unlock', async () => slotsOf(await readState(page)) > 0),
    ],
  ];
  for (const [moment, isReached] of MOMENTS) {
    test(`of a passphrase being set, ${moment}: the tokens open with what is then true`, async ({
      keybearer,
      browserSession: session,
    }) => {
      const { id } = await keybearer.add(TOKEN);
      const set = { passphrase: PASSPHRASE, current: null };
      const reached = isReached(keybearer.page);
      const answer = keybearer.send('passphrase.set', set).catch(() => null);
      await reached;
      await killWorker(session, keybearer.page);
      await answer;
      await keybearer.ask('standing.get');
      const { vault, tokens } = (await keybearer.snapshot()) as SnapshotSeen;
      expect(tokens).toMatchObject([{ id, status: 'sent' }]);
      if (vault === 'session') await keybearer.ask('passphrase.set', set);
      await keybearer.ask('vault.lock');
      await keybearer.ask('vault.unlock', { passphrase: PASSPHRASE });
      expect((await keybearer.snapshot())?.tokens).toMatchObject([{ id, status: 'sent' }]);
    });
  }

  test('of a lock: the next worker ends it', async ({ keybearer, browserSession: session, replica, tab }) => {
    await keybearer.add(TOKEN);
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, current: null });
    const locking = { reason: 'idle', at: Date.now(), origins: [`https://${HOST}`] };
    await writeStorage(keybearer.page, 'session', { locking });
    await killWorker(session, keybearer.page);
    expect(await keybearer.ask('standing.get')).toMatchObject({ state: 'locked', lockedBecause: 'idle' });
    const state = await readState(keybearer.page);
    expect(state.rules).toEqual([]);
    expect(leftOpen(state)).toEqual([]);
    expect(await visit(tab, replica, API)).toEqual([]);
  });
});

test('back from the page of the provider, also with another worker: it is asked again', async ({
  keybearer,
  browserSession: session,
  replica,
}) => {
  const { id } = await keybearer.add(TOKEN);
  await keybearer.ask('revoke.start', { id });
  const opened = session.context.waitForEvent('page');
  await keybearer.ask('revoke.open-page', { id });
  await (await opened).waitForURL('chrome-error://chromewebdata/');
  await killWorker(session, keybearer.page);
  replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs);
  await keybearer.page.bringToFront();
  await until('the end of the token', async () => (await keybearer.snapshot())?.tokens.length === 0);
  expect(await keybearer.snapshot()).toMatchObject({ revoked: { providerName: 'PagerDuty' } });
});

test.describe('a reload of the extension', () => {
  const AFTER: readonly { vault: string; prepare(keybearer: Keybearer): Promise<unknown>; state: string }[] =
    [
      { vault: 'without a passphrase', prepare: async () => null, state: 'unlocked' },
      {
        vault: 'with a passphrase',
        prepare: (keybearer) => keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, current: null }),
        state: 'locked',
      },
    ];
  for (const { vault, prepare, state } of AFTER) {
    test(vault, async ({ keybearer, browserSession: session, replica, tab }) => {
      const { id } = await keybearer.add(TOKEN);
      await prepare(keybearer);
      expect(await visit(tab, replica, API)).toEqual([LINE]);
      const extensions = await openExtensionsPage(session);
      await extensions.reload();

      const after = await keybearerOf(session);
      expect(await after.ask('standing.get')).toMatchObject({ state });
      const kept = await readState(after.page);
      expect(kept.rules).toEqual([]);
      expect(await visit(tab, replica, API)).toEqual([]);
      if (state === 'unlocked') {
        expect(await after.snapshot()).toMatchObject({ vault: 'session', tokens: [] });
      } else {
        expect(leftOpen(kept)).toEqual([]);
        expect(await after.snapshot()).toBeNull();
        await after.ask('vault.unlock', { passphrase: PASSPHRASE });
        expect((await after.token(id)).status).toBe('sent');
        expect(await visit(tab, replica, API)).toEqual([LINE]);
      }
    });
  }
});
