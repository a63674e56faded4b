import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { textDigest } from '../../../core/bytes/sha256';
import type { Settings } from '../../../core/pages/snapshot';
import { SESSION_VALUES } from '../../../core/session-storage/session-values';
import { withSettings } from '../../../core/vault/edit-vault';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.example.com';

/** What may stand in the session storage of a locked Keybearer. None of it says whose tokens these are. */
const MAY_STAY = ['locked', 'choices', 'rules-in-force', 'snapshot', 'to-note'];

/** Those that the test fills by what a user does, with the key, and what notes itself in the activity. */
const FILLED = ['vault-keys', 'draft', 'removed', 'activity', 'to-purge', 'heartbeat'];

/** Whatever else an open vault may have left in memory; one of them is unknown to this version. */
const LEFT = [
  ...Object.values(SESSION_VALUES).flatMap(({ key, onLock }) =>
    onLock === 'drop' && !FILLED.includes(key) ? [key] : [],
  ),
  'of-another-version',
];

const COPIED = 'sample-copied-token';
const HOUR = 3_600_000;

let fake: FakeBrowser;

/** An open vault with a rule in force, a draft, a token that can be brought back, one on the clipboard, and alarms. */
async function unlocked(settings: Partial<Settings> = {}): Promise<void> {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: `${API}/` });
  await storeVault(
    fake,
    [fakeToken(FIRST), fakeToken(SECOND, { origins: ['https://two.example.com'] })],
    'pass',
  );
  startWorker(fake);
  await (await import('../vault/open-vault')).changeVault((vault) => withSettings(vault, settings));
  await (await import('../events/start')).start();
  const { HANDLERS } = await import('../events/messages');
  await HANDLERS['token.remove']({ id: SECOND });
  await HANDLERS['draft.put']({ text: 'sample-draft-token', tabOrigin: null, replacesId: null });
  for (const name of ['clipboardRead', 'clipboardWrite']) fake.permissions.add(name);
  fake.clipboard.text = COPIED;
  await HANDLERS['clipboard.copied']({ digest: await textDigest(COPIED) });
  for (const key of LEFT) fake.session.set(key, 1);
  // Notes are not waited for by what they are about.
  await expect.poll(() => JSON.stringify(fake.session.get('activity'))).toContain('copied');
  expect(fake.rules.size).toBeGreaterThan(0);
  expect([...fake.session.keys()]).toEqual(
    expect.arrayContaining(['vault-keys', 'snapshot', 'draft', 'removed', 'copied', ...LEFT]),
  );
}

function expectLocked(reason: string | null): void {
  expect(fake.rules.size).toBe(0);
  expect([...fake.session.keys()].filter((key) => !MAY_STAY.includes(key))).toEqual([]);
  expect(fake.session.get('locked')).toMatchObject(reason === null ? {} : { reason });
  const state = fake.session.get('snapshot');
  expect(state).toMatchObject({ state: 'locked', ways: { passphrase: true } });
  expect(JSON.stringify(state)).not.toMatch(/Label|token|example/);
  expect([...fake.alarms.keys()].filter((name) => name !== 'tidy')).toEqual([]);
  expect(fake.purged).toContain(API);
  expect(fake.badges.get(1)).toBe('🔒');
  expect(fake.clipboard.text).toBe('');
  expect(JSON.stringify([...fake.session])).not.toContain('sample');
}

const isOpen = () => (fake.session.get('snapshot') as { state: string } | undefined)?.state === 'open';

/** The steps of a lock in their order, and whether each is done. */
const STEPS: Readonly<Record<string, () => boolean>> = {
  marker: () => fake.session.has('locking') || fake.session.has('locked'),
  rules: () => fake.rules.size === 0,
  key: () => !fake.session.has('vault-keys'),
  drafts: () => !['draft', 'removed', ...LEFT].some((key) => fake.session.has(key)),
  'snapshot, which blanks the pages': () => !isOpen(),
  clipboard: () => fake.clipboard.text !== COPIED,
  'stored answers': () => fake.purged.includes(API),
  alarms: () => [...fake.alarms.keys()].every((name) => name === 'tidy'),
  badge: () => fake.badges.get(1) === '🔒',
};
/** Wherever it died: what is done has everything before it done. @returns the last step that is */
function lastStepInOrder(): string | null {
  const names = Object.keys(STEPS);
  const done = names.filter((name) => STEPS[name]?.());
  expect(done).toEqual(names.slice(0, done.length));
  return done.at(-1) ?? null;
}

// Proves P5: Only an explicit list stays in memory.
describe('a lock', () => {
  beforeEach(() => unlocked());

  it('takes everything away, once and for all', async () => {
    const { lock } = await import('./lock');
    await lock('user');
    expectLocked('user');
    await expect.poll(() => fake.session.has('to-note')).toBe(true);
    const after = new Map(fake.session);
    await lock('idle');
    expect(fake.session).toEqual(after);
  });

  it('takes the open state away also where it can’t say that it is locked', async () => {
    const { storage } = fake.api as { storage: { session: { set: (entries: object) => Promise<void> } } };
    const set = storage.session.set.bind(storage.session);
    storage.session.set = (entries) =>
      'snapshot' in entries ? Promise.reject(new Error('QUOTA_BYTES quota exceeded')) : set(entries);
    await (await import('./lock')).lock('user');
    expect(fake.session.has('snapshot')).toBe(false);
    expect(fake.session.has('vault-keys')).toBe(false);
  });

  it('takes everything away also where it can’t note that it has begun', async () => {
    const { storage } = fake.api as { storage: { session: { set: (entries: object) => Promise<void> } } };
    const set = storage.session.set.bind(storage.session);
    storage.session.set = (entries) =>
      'locking' in entries ? Promise.reject(new Error('QUOTA_BYTES quota exceeded')) : set(entries);
    await (await import('./lock')).lock('idle');
    expectLocked('idle');
  });

  it('leaves a clipboard that holds something else by now, or that the user kept from us', async () => {
    const { lock } = await import('./lock');
    fake.clipboard.text = 'copied later';
    await lock('user');
    expect(fake.clipboard.text).toBe('copied later');
    await unlocked();
    fake.permissions.clear();
    await (await import('./lock')).lock('user');
    expect(fake.clipboard.text).toBe(COPIED);
    expect(fake.session.has('copied')).toBe(false);
  });
});

// Proves P5: A lock cut at any call is ended by the next worker, also while the clock passes the deadline.
describe('a worker that dies in a lock', () => {
  it('at any call: the next one ends it, and nobody notices', async () => {
    await unlocked();
    const { lock } = await import('./lock');
    await lock('user');
    const calls = fake.revive();
    expect(calls).toBeGreaterThan(15);

    const finished: number[] = [];
    const stages = new Set<string | null>();
    for (let at = 1; at <= calls; at += 1) {
      await unlocked();
      const { lock: lockAgain } = await import('./lock');
      const died = fake.dieAtCall(at);
      const ended = await Promise.race([lockAgain('user').then(() => 'ended'), died.then(() => 'died')]);
      const begun = fake.session.has('locking');
      // The rules go first: nothing is sent any more while the rest goes.
      stages.add(lastStepInOrder());
      startWorker(fake);
      await (await import('../events/start')).start();
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
    // It died between each two of them.
    expect([...stages]).toEqual([null, ...Object.keys(STEPS)]);
  }, 120_000);

  it('at any call, while the clock passes the end of the session: it locks, whatever was begun', async () => {
    const settings = { idleMinutes: null, maxSessionMinutes: 60 };
    vi.useFakeTimers({ toFake: ['Date'] });
    await unlocked(settings);
    await (await import('./lock')).lock('user');
    const calls = fake.revive();
    for (let at = 1; at <= calls; at += 1) {
      await unlocked(settings);
      const { lock } = await import('./lock');
      const died = fake.dieAtCall(at);
      await Promise.race([lock('user'), died]);
      vi.setSystemTime(Date.now() + 8 * HOUR);
      startWorker(fake);
      await (await import('../events/start')).start();
      expectLocked(null);
    }
  }, 120_000);
});

afterEach(() => vi.useRealTimers());

describe('a temporary vault', () => {
  it('is left alone, as nothing could unlock it', async () => {
    fake = createFakeBrowser();
    await storeVault(fake, [fakeToken(FIRST)], null);
    startWorker(fake);
    await (await import('../events/start')).start();
    const before = new Map(fake.session);
    await (await import('./lock')).lock('user');
    expect(fake.session).toEqual(before);
    expect(fake.rules.size).toBeGreaterThan(0);
  });
});
