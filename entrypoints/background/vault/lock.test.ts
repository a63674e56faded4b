import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.example.com';

/** What may stand in the session storage of a locked Keybearer. None of it says whose tokens these are. */
const MAY_STAY = ['locked', 'choices', 'sent', 'rules-in-force', 'unlock-tries', 'beat'];

let fake: FakeBrowser;

/** An open vault with a rule in force, a draft, a token that can be brought back, and alarms. */
async function unlocked(): Promise<void> {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: `${API}/` });
  await storeVault(
    fake,
    [fakeToken(FIRST), fakeToken(SECOND, { origins: ['https://two.example.com'] })],
    'pass',
  );
  startWorker(fake);
  await (await import('../ready')).ready();
  const { HANDLERS } = await import('../messages/handlers');
  await HANDLERS['token.remove']({ id: SECOND });
  await HANDLERS['draft.put']({ text: 'sample-draft-token', tabOrigin: null, replacesId: null });
  expect(fake.rules.size).toBeGreaterThan(0);
  expect([...fake.session.keys()]).toEqual(
    expect.arrayContaining(['vault-keys', 'snapshot', 'draft', 'removed']),
  );
}

function expectLocked(reason: string): void {
  expect(fake.rules.size).toBe(0);
  expect([...fake.session.keys()].filter((key) => !MAY_STAY.includes(key))).toEqual([]);
  expect(fake.session.get('locked')).toMatchObject({ reason });
  expect([...fake.alarms.keys()].filter((name) => name !== 'tidy')).toEqual([]);
  expect(fake.purged).toContain(API);
  expect(fake.badges.get(1)).toBe('🔒');
}

describe('a lock', () => {
  beforeEach(unlocked);

  it('takes everything away, once and for all', async () => {
    const { lock } = await import('./lock');
    await lock('user');
    expectLocked('user');
    const after = new Map(fake.session);
    await lock('idle');
    expect(fake.session).toEqual(after);
  });
});

describe('a worker that dies in a lock', () => {
  it('at any call: the next one ends it, and nobody notices', async () => {
    await unlocked();
    const { lock } = await import('./lock');
    await lock('user');
    const calls = fake.revive();
    expect(calls).toBeGreaterThan(15);

    const finished: number[] = [];
    for (let at = 1; at <= calls; at += 1) {
      await unlocked();
      const { lock: lockAgain } = await import('./lock');
      const died = fake.dieAtCall(at);
      const ended = await Promise.race([lockAgain('user').then(() => 'ended'), died.then(() => 'died')]);
      const begun = fake.session.has('locking');
      // The rules go first: nothing is sent any more while the rest goes.
      if (!fake.session.has('vault-keys')) expect(fake.rules.size).toBe(0);
      startWorker(fake);
      await (await import('../ready')).ready();
      if (ended === 'ended') continue;
      if (!begun) {
        // It died before the marker was written or after it was taken away again.
        const isLocked = !fake.session.has('vault-keys');
        if (isLocked) expectLocked('user');
        else expect(fake.rules.size).toBeGreaterThan(0);
        continue;
      }
      finished.push(at);
      expectLocked('user');
    }
    expect(finished.length).toBeGreaterThan(10);
  }, 120_000);
});

describe('a session vault', () => {
  it('is left alone, as nothing could unlock it', async () => {
    fake = createFakeBrowser();
    await storeVault(fake, [fakeToken(FIRST)], null);
    startWorker(fake);
    await (await import('../ready')).ready();
    const before = new Map(fake.session);
    await (await import('./lock')).lock('user');
    expect(fake.session).toEqual(before);
    expect(fake.rules.size).toBeGreaterThan(0);
  });
});
