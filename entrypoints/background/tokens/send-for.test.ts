import { beforeEach, expect, it, vi } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTE = 60_000;

let fake: FakeBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, { on: false }), fakeToken(SECOND)], null);
  startWorker(fake);
  await (await import('./send-for')).sendFor(FIRST, 15);
});

const sent = () => {
  const rules = JSON.stringify([...fake.rules.values()]);
  return [FIRST, SECOND].filter((id) => rules.includes(`fake-token-${id}`));
};
const beat = async () => (await import('../lock/auto-lock')).onHeartbeat();
const settle = async () => (await import('../sync/sync-all')).syncAll();
const clock = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);
async function minutesPass(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    clock(1);
    await beat();
  }
}

it('sends it for some minutes, and takes over from the one that was on', async () => {
  expect(sent()).toEqual([FIRST]);
  clock(15);
  await settle();
  expect(sent()).toEqual([]);
});

it('keeps an eye on the clock meanwhile, also where nothing locks by itself', async () => {
  expect(fake.alarms.has('beat')).toBe(true);
  await minutesPass(14);
  expect(sent()).toEqual([FIRST]);
  // The alarm of its end is lost.
  await minutesPass(1);
  expect(sent()).toEqual([]);
  startWorker(fake);
  await (await import('../events/start')).start();
  expect(fake.alarms.has('beat')).toBe(false);
});

it('is not sent for longer when the clock goes back, nor again after its end', async () => {
  await minutesPass(5);
  clock(-60);
  await minutesPass(9);
  expect(sent()).toEqual([FIRST]);
  await minutesPass(2);
  expect(sent()).toEqual([]);
  clock(-120);
  await beat();
  await settle();
  expect(sent()).toEqual([]);
});

it('ends early, never late, when the clock jumps ahead', async () => {
  clock(60);
  await beat();
  expect(sent()).toEqual([]);
});

it('makes way for a token that is switched on', async () => {
  const { editToken } = await import('./edit-token');
  await editToken({ id: SECOND, on: true });
  expect(sent()).toEqual([SECOND]);
});

it('makes way for one that is brought back, moved or added while it is on', async () => {
  const { changeVault } = await import('../vault/open-vault');
  const { withActiveToken } = await import('../../../core/vault/edit-vault');
  await changeVault((vault) => withActiveToken(vault, fakeToken(SECOND)));
  await settle();
  expect(sent()).toEqual([SECOND]);
});
