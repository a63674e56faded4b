import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { until } from '../support/until';
import { type ExtensionState, leftOpen, readState, writeStorage } from './support/extension-state';
import type { Keybearer, SnapshotSeen } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import {
  API,
  HOST,
  JOURNEY,
  LINE,
  PASSPHRASE,
  type Scene,
  type Step,
  TOKEN,
  WORKS,
} from './support/life-of-a-token';
import { expect, test } from './support/test';
import { visit } from './support/visit';

function slotsOf({ local }: ExtensionState): number {
  return (local['vault'] as { slots: readonly unknown[] }).slots.length;
}

async function expectStep(step: Step, { keybearer, tab, replica }: Scene): Promise<void> {
  const now = await keybearer.snapshot();
  if (step.snapshot === null) expect(now).toBeNull();
  else expect(now).toMatchObject(step.snapshot);
  expect(await visit(tab, replica, API)).toEqual(step.sent ? [LINE] : []);
}

// Proves P9: A worker killed between any two steps changes nothing.
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
      // As the dead one left it, then as the next one finds it.
      await expectStep(step, scene);
      await killWorker(session, keybearer.page);
      await keybearer.ask('vault.status');
      await expectStep(step, scene);
      await killWorker(session, keybearer.page);
    });
  }
  const { rules, local } = await readState(keybearer.page);
  expect(rules).toEqual([]);
  expect(JSON.stringify(local)).not.toContain(SAMPLE.pagerdutyUserUs);
});

// Proves P6: A worker killed in the middle of a test, a new passphrase or a lock loses nothing.
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
    await keybearer.ask('vault.status');
    const added = await until('the token', async () => (await keybearer.snapshot())?.tokens[0]);
    expect(added).toMatchObject(WORKS);
    expect(await keybearer.snapshot()).toMatchObject({ draft: null, tokens: [{ id: added.id }] });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
  });

  /** When the worker is killed. The save waits for a lock that the page holds: no moment is too short. */
  const MOMENTS: readonly (readonly [string, (state: ExtensionState) => boolean, 'held' | 'free'])[] = [
    ['at once', () => true, 'free'],
    [
      'just before it is saved',
      ({ session }) => (session['vault-keys'] as readonly string[]).length === 2,
      'held',
    ],
    ['just after it was saved', (state) => slotsOf(state) > 0, 'free'],
  ];
  const SAVE_LOCK = 'vault-write';
  const hold = (page: Page) =>
    page.evaluate(
      (name) =>
        new Promise<void>((held) => {
          const release = new Promise<void>((resolve) => Object.assign(globalThis, { release: resolve }));
          void navigator.locks.request(name, () => {
            held();
            return release;
          });
        }),
      SAVE_LOCK,
    );

  for (const [moment, isReached, lock] of MOMENTS) {
    test(`of a passphrase being set, ${moment}: the tokens open with what is then true`, async ({
      keybearer,
      browserSession: session,
    }) => {
      const { id } = await keybearer.add(TOKEN);
      const set = { passphrase: PASSPHRASE, proof: null };
      if (lock === 'held') await hold(keybearer.page);
      const answer = keybearer.send('passphrase.set', set).catch(() => null);
      await until(moment, async () => isReached(await readState(keybearer.page)));
      await killWorker(session, keybearer.page);
      if (lock === 'held') {
        expect(slotsOf(await readState(keybearer.page))).toBe(0);
        await keybearer.page.evaluate('globalThis.release()');
      }
      await answer;
      await keybearer.ask('vault.status');
      const { vault, tokens } = (await keybearer.snapshot()) as SnapshotSeen;
      expect(tokens).toMatchObject([{ id, status: 'sent' }]);
      if (vault === 'session') await keybearer.ask('passphrase.set', set);
      await keybearer.ask('vault.lock');
      await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
      expect((await keybearer.snapshot())?.tokens).toMatchObject([{ id, status: 'sent' }]);
    });
  }

  // Proves P5: A worker that finds a lock under way ends it.
  test('of a lock: the next worker ends it', async ({ keybearer, browserSession: session, replica, tab }) => {
    await keybearer.add(TOKEN);
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    const locking = { reason: 'idle', at: Date.now(), origins: [`https://${HOST}`] };
    await writeStorage(keybearer.page, 'session', { locking });
    await killWorker(session, keybearer.page);
    expect(await keybearer.ask('vault.status')).toMatchObject({ state: 'locked', lockedBecause: 'idle' });
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
  await (await opened).waitForURL('https://app.pagerduty.com/**');
  await killWorker(session, keybearer.page);
  replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs);
  await keybearer.page.bringToFront();
  await until('the end of the token', async () => (await keybearer.snapshot())?.tokens.length === 0);
  expect(await keybearer.snapshot()).toMatchObject({ revoked: { providerName: 'PagerDuty' } });
});
