import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 9, 0);
const needed = { code: 'proof-needed' };

let fake: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
});

/** @param minutes since a secret was given last */
async function proven(minutes: number | null, passphrase: string | null = 'pass') {
  await storeVault(fake, [fakeToken(FIRST)], passphrase);
  startWorker(fake);
  if (minutes !== null) fake.session.set('proven-at', NOW - minutes * MINUTE);
  const { HANDLERS } = await import('../events/messages');
  return HANDLERS['settings.set'];
}

const stored = () => (fake.session.get('snapshot') as { settings: object } | undefined)?.settings;

// Proves P5: Longer lock times ask for a fresh proof.
describe('longer lock times', () => {
  it.each([{ idleMinutes: 120 }, { idleMinutes: null }])('ask for a fresh proof: %o', async (wider) => {
    const set = await proven(5);
    await set({ lockWithScreen: true, maxSessionMinutes: 60 });
    for (const change of [wider, { lockWithScreen: false }, { maxSessionMinutes: null }])
      await expect(set(change)).rejects.toMatchObject(needed);
    expect(stored()).toEqual({
      idleMinutes: 60,
      lockWithScreen: true,
      maxSessionMinutes: 60,
      ownVisitsOnly: false,
    });
    fake.session.set('proven-at', NOW - 4 * MINUTE);
    await set({ ...wider, lockWithScreen: false, maxSessionMinutes: null });
    expect(stored()).toEqual({
      ...wider,
      lockWithScreen: false,
      maxSessionMinutes: null,
      ownVisitsOnly: false,
    });
  });

  it('ask where no proof is known, and where the clock was set back since', async () => {
    for (const minutes of [null, -1]) {
      const set = await proven(minutes);
      await expect(set({ idleMinutes: null })).rejects.toMatchObject(needed);
    }
  });

  it('ask for nothing without a passphrase', async () => {
    const set = await proven(null, null);
    await set({ idleMinutes: null });
    expect(stored()).toMatchObject({ idleMinutes: null });
  });
});

it('shorter lock times ask for nothing, and leave the rest as it was', async () => {
  const set = await proven(600);
  await set({ idleMinutes: 5 });
  await set({ maxSessionMinutes: 60 });
  await set({ lockWithScreen: true });
  expect(stored()).toEqual({
    idleMinutes: 5,
    lockWithScreen: true,
    maxSessionMinutes: 60,
    ownVisitsOnly: false,
  });
});
