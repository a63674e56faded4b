import { beforeEach, expect, it, vi } from 'vitest';
import { FIRST, fakeToken, SECOND, THIRD } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const MINUTE = 60_000;
const elsewhere = { origins: ['https://api.other.example'], providerId: 'other-provider' };

let fake: FakeBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST), fakeToken(SECOND, elsewhere), fakeToken(THIRD)], null);
  startWorker(fake);
});

const handlers = async () => (await import('../events/messages')).HANDLERS;
const remove = async (...ids: readonly string[]) => (await handlers())['tokens.remove']({ ids: [...ids] });
const kept = async () =>
  [...(await (await import('../vault/open-vault')).requireVault()).tokens.keys()].sort();
const isSent = (id: string) => JSON.stringify([...fake.rules.values()]).includes(`fake-token-${id}`);
/** As when the alarm fires. */
const alarm = async (isOver: () => boolean) => {
  await (await import('../events/start')).start();
  (await import('../events/on-alarm')).followAlarms();
  await fake.events.alarm.dispatch({ name: 'undo' });
  await until('what the alarm does', isOver);
};

it('go in one save and come back by one click, for ten minutes', async () => {
  await remove(FIRST, SECOND, 'gone-token-00001');
  expect(await kept()).toEqual([THIRD]);
  expect(isSent(SECOND)).toBe(false);
  expect(fake.session.get('snapshot')).toMatchObject({ removed: { many: { tokens: 2, providers: 2 } } });
  vi.setSystemTime(Date.now() + 9 * MINUTE);
  await (await handlers())['token.restore']({});
  expect(await kept()).toEqual([FIRST, SECOND, THIRD].sort());
  // It was one click: the next brings back nothing.
  expect(fake.session.get('snapshot')).toMatchObject({ removed: null });
  const told = await until('the activity', async () => {
    const entries = await (await handlers())['activity.get']({});
    return entries.length === 0 ? null : entries;
  });
  expect(told.map(({ kind }) => kind)).toEqual(['removed', 'removed']);
});

it('are sent no more before that is saved, as the worker may die in between', async () => {
  await (await import('../sync/sync-all')).syncAll();
  expect(isSent(SECOND)).toBe(true);
  const before = fake.local.get('vault');
  let atSave: boolean | null = null;
  fake.local.set = function (key: string, value: unknown) {
    if (value !== before) atSave ??= isSent(SECOND);
    return Map.prototype.set.call(this, key, value) as typeof fake.local;
  };
  await remove(FIRST, SECOND);
  expect(atSave).toBe(false);
});

it('come back off where another one has taken their place', async () => {
  await remove(FIRST, SECOND);
  expect(isSent(THIRD)).toBe(true);
  await (await handlers())['token.restore']({});
  const { tokens } = await (await import('../vault/open-vault')).requireVault();
  expect([FIRST, SECOND, THIRD].map((id) => tokens.get(id)?.on)).toEqual([false, true, true]);
});

it('are chosen for no tab any more when they come back', async () => {
  const { choices } = await import('../stores/choices');
  await (await handlers())['token.send-for']({ id: SECOND, minutes: 15 });
  expect((await choices.read()).sendUntil).toHaveProperty(SECOND);
  await remove(SECOND);
  expect((await choices.read()).sendUntil).not.toHaveProperty(SECOND);
});

it('outlive the shorter time of one that is removed after them', async () => {
  await remove(FIRST, SECOND);
  await (await handlers())['token.remove']({ id: THIRD });
  const end = Date.now() + 10 * MINUTE;
  expect(fake.alarms.get('undo')).toBe(Date.now() + MINUTE / 2);
  vi.setSystemTime(Date.now() + MINUTE);
  await alarm(() => fake.alarms.get('undo') === end);
  await (await handlers())['token.restore']({});
  expect(await kept()).toEqual([FIRST, SECOND].sort());
});

it('are forgotten after their time, not only out of sight', async () => {
  await remove(FIRST, SECOND);
  vi.setSystemTime(Date.now() + 10 * MINUTE);
  await alarm(() => !fake.session.has('removed'));
});

it('are all here, and sent, where there is no room to keep them for the way back', async () => {
  await (await import('../events/start')).start();
  fake.fullSession = 'removed';
  await expect(remove(FIRST, SECOND)).rejects.toThrow();
  expect(await kept()).toEqual([FIRST, SECOND, THIRD].sort());
  // The other two stand in each other's way.
  expect(fake.session.get('snapshot')).toMatchObject({ tokens: [{}, { id: SECOND, status: 'sent' }, {}] });
  expect(isSent(SECOND)).toBe(true);
});

it('are all here, and sent, after a save that failed', async () => {
  fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
  await expect(remove(FIRST, SECOND)).rejects.toMatchObject({ code: 'storage-full' });
  expect(fake.session.get('snapshot')).toMatchObject({ removed: null });
  expect(isSent(SECOND)).toBe(true);
});
