import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 9, 0);

let fake: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
});

async function unlocked(settings: object = {}, passphrase: string | null = 'a passphrase'): Promise<void> {
  await storeVault(fake, [fakeToken(FIRST)], passphrase);
  startWorker(fake);
  await set(settings);
}

async function set(settings: object): Promise<void> {
  const { changeVault } = await import('../vault/open-vault');
  const { withSettings } = await import('../../../core/vault/edit-vault');
  const given = { idleMinutes: 60, lockWithScreen: false, ...settings };
  await changeVault((vault) => withSettings(vault, given));
}

const autoLock = () => import('./auto-lock');
const isLocked = () => !fake.session.has('vault-keys');
const lockedBecause = () => (fake.session.get('locked') as { reason?: string } | undefined)?.reason;

/** `alarm` is the end of the notice, `beat` the alarm of every minute. */
type Report = 'active' | 'idle' | 'locked' | 'alarm' | 'beat';

/** What the machine reports, minutes after the last report, and what is true at the end. */
interface Course {
  readonly what: string;
  readonly settings?: object;
  readonly passphrase?: null;
  readonly reports: readonly (readonly [after: number, Report])[];
  readonly locked: string | undefined;
  /** Minutes from the first report to the alarm; null where none is left. */
  readonly alarmAt: number | null;
}

const COURSES: readonly Course[] = [
  { what: 'idle begins: notice of two minutes', reports: [[0, 'idle']], locked: undefined, alarmAt: 2 },
  {
    what: 'the notice is over',
    reports: [
      [0, 'idle'],
      [2, 'alarm'],
    ],
    locked: 'idle',
    alarmAt: null,
  },
  {
    what: 'input comes back during the notice',
    reports: [
      [0, 'idle'],
      [1, 'active'],
    ],
    locked: undefined,
    alarmAt: null,
  },
  {
    what: 'the alarm of a notice that has ended',
    reports: [
      [0, 'idle'],
      [1, 'active'],
      [1, 'alarm'],
    ],
    locked: undefined,
    alarmAt: null,
  },
  {
    what: 'the machine slept through the end of the notice',
    reports: [
      [0, 'idle'],
      [480, 'active'],
    ],
    locked: 'idle',
    alarmAt: null,
  },
  {
    what: 'idle is reported again during the notice',
    reports: [
      [0, 'idle'],
      [1, 'idle'],
    ],
    locked: undefined,
    alarmAt: 2,
  },
  {
    what: 'the screen is locked, which locks nothing by itself',
    reports: [[0, 'locked']],
    locked: undefined,
    alarmAt: 60,
  },
  {
    what: 'the screen stays locked for the whole time',
    reports: [
      [0, 'locked'],
      [60, 'alarm'],
    ],
    locked: 'idle',
    alarmAt: null,
  },
  {
    what: 'the screen is unlocked in time',
    reports: [
      [0, 'locked'],
      [59, 'active'],
    ],
    locked: undefined,
    alarmAt: null,
  },
  {
    what: 'the screen is locked during the notice',
    reports: [
      [0, 'idle'],
      [1, 'locked'],
    ],
    locked: undefined,
    alarmAt: 2,
  },
  {
    what: 'the screen is locked, and is to lock',
    settings: { lockWithScreen: true },
    reports: [[0, 'locked']],
    locked: 'screen',
    alarmAt: null,
  },
  {
    what: 'the screen is locked during the notice, and is to lock',
    settings: { lockWithScreen: true },
    reports: [
      [0, 'idle'],
      [1, 'locked'],
    ],
    locked: 'screen',
    alarmAt: null,
  },
  {
    what: 'a shorter time',
    settings: { idleMinutes: 5 },
    reports: [
      [0, 'idle'],
      [2, 'alarm'],
    ],
    locked: 'idle',
    alarmAt: null,
  },
  {
    what: 'never',
    settings: { idleMinutes: null },
    reports: [
      [0, 'idle'],
      [2, 'alarm'],
      [600, 'active'],
    ],
    locked: undefined,
    alarmAt: null,
  },
  {
    what: 'no passphrase, so nothing that could unlock',
    passphrase: null,
    settings: { lockWithScreen: true },
    reports: [
      [0, 'idle'],
      [2, 'locked'],
      [2, 'alarm'],
      [600, 'active'],
    ],
    locked: undefined,
    alarmAt: null,
  },
];

const SLEEP: readonly Course[] = [
  {
    what: 'a beat every minute',
    reports: [
      [1, 'beat'],
      [1, 'beat'],
      [1, 'beat'],
    ],
    locked: undefined,
    alarmAt: null,
  },
  {
    what: 'a sleep shorter than the time',
    reports: [
      [0, 'beat'],
      [59, 'beat'],
    ],
    locked: undefined,
    alarmAt: null,
  },
  {
    what: 'a sleep as long as the time',
    reports: [
      [0, 'beat'],
      [60, 'beat'],
    ],
    locked: 'idle',
    alarmAt: null,
  },
  {
    what: 'a long sleep where it is never to lock',
    settings: { idleMinutes: null },
    reports: [
      [0, 'beat'],
      [600, 'beat'],
    ],
    locked: undefined,
    alarmAt: null,
  },
];

// Proves P5: Idle time, a locked screen and sleep lock, also with a new worker each time.
describe('idle, screen and sleep', () => {
  for (const { what, settings, passphrase, reports, locked, alarmAt } of [...COURSES, ...SLEEP]) {
    for (const worker of ['the same worker', 'a new worker each time'] as const) {
      it(`${what} (${worker})`, async () => {
        await unlocked(settings, passphrase === null ? null : 'a passphrase');
        for (const [after, report] of reports) {
          vi.setSystemTime(Date.now() + after * MINUTE);
          if (worker === 'a new worker each time') startWorker(fake);
          const { onIdleState, onLockSoon, onHeartbeat } = await autoLock();
          if (report === 'alarm') await onLockSoon();
          else if (report === 'beat') await onHeartbeat();
          else {
            fake.idle.state = report;
            await onIdleState(report);
          }
        }
        expect(lockedBecause()).toBe(locked);
        expect(isLocked()).toBe(locked !== undefined);
        expect(fake.session.has('idle-since')).toBe(alarmAt !== null);
        const alarm = fake.alarms.get('lock-soon');
        expect(alarm === undefined || locked === undefined).toBe(true);
        if (alarmAt !== null) expect(alarm).toBe(NOW + alarmAt * MINUTE);
      });
    }
  }

  it('does not take a time without a limit for a sleep', async () => {
    await unlocked();
    const { scheduleLocks } = await autoLock();
    await scheduleLocks();
    for (const idleMinutes of [null, 60]) {
      await set({ idleMinutes });
      await scheduleLocks();
      vi.setSystemTime(Date.now() + 300 * MINUTE);
    }
    expect(isLocked()).toBe(false);
  });

  it('gives no more notice when the clock goes back during it', async () => {
    await unlocked();
    const { onHeartbeat, onIdleState, onLockSoon } = await autoLock();
    await onHeartbeat();
    await onIdleState('idle');
    vi.setSystemTime(Date.now() - 120 * MINUTE);
    await onHeartbeat();
    expect(fake.alarms.get('lock-soon')).toBe(Date.now() + 2 * MINUTE);
    vi.setSystemTime(Date.now() + 2 * MINUTE);
    fake.idle.state = 'idle';
    await onLockSoon();
    expect(lockedBecause()).toBe('idle');
  });

  it('asks the browser for the time up to the notice', async () => {
    for (const [idleMinutes, seconds] of [
      [60, 58 * 60],
      [5, 3 * 60],
    ] as const) {
      await unlocked({ idleMinutes });
      await (await autoLock()).scheduleLocks();
      expect(fake.idle.threshold).toBe(seconds);
    }
  });

  it('shows the notice on every tab, and takes it back', async () => {
    await unlocked();
    fake.tabs.push({ id: 1, url: 'https://api.example.com/v1/me' }, { id: 2, url: 'https://other.example/' });
    const { syncAll } = await import('../sync/sync-all');
    await syncAll();
    expect([...fake.badges.values()]).toEqual(['1', '']);
    const { onIdleState } = await autoLock();
    await onIdleState('idle');
    await syncAll();
    expect([...fake.badges.values()]).toEqual(['2m', '2m']);
    await onIdleState('active');
    expect([...fake.badges.values()]).toEqual(['1', '']);
  });
});
