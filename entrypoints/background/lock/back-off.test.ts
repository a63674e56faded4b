import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 22, 9, 0);
const HOUR = 3_600_000;
const LONGEST_WAIT = 60_000;

let fake: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  startWorker(fake);
});

const backOff = async () => (await import('../stores/back-off')).backOff;

async function fail(times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await (await backOff()).failed();
}

/** A browser start: what was in memory is gone. */
function restart(): void {
  fake.session.clear();
  startWorker(fake);
}

// Proves P5: The wait after wrong secrets lasts across restarts, and a minute at most.
describe('waiting after wrong secrets', () => {
  it('goes on after a restart of the browser', async () => {
    await fail(5);
    restart();
    expect(await (await backOff()).nextTryAt()).toBe(NOW + 4000);
    await expect((await backOff()).check()).rejects.toMatchObject({ code: 'try-later' });
    await fail(1);
    expect(await (await backOff()).nextTryAt()).toBe(NOW + 8000);
    vi.setSystemTime(NOW + 8000);
    await (await backOff()).check();
  });

  it('is over with the right one', async () => {
    await fail(9);
    await (await backOff()).succeeded();
    expect(fake.local.size).toBe(0);
    await (await backOff()).check();
  });

  it('never lasts longer than a minute, however many there were', async () => {
    fake.local.set('unlock-tries', { wrong: 1_000_000, at: NOW });
    await fail(2);
    expect(await (await backOff()).nextTryAt()).toBe(NOW + LONGEST_WAIT);
  });

  it('begins once more, and ends in time, when the clock was set back', async () => {
    await fail(20);
    const before = NOW - 24 * HOUR;
    vi.setSystemTime(before);
    restart();
    expect(await (await backOff()).nextTryAt()).toBe(before + LONGEST_WAIT);
    vi.setSystemTime(before + LONGEST_WAIT / 2);
    expect(await (await backOff()).nextTryAt()).toBe(before + LONGEST_WAIT);
    vi.setSystemTime(before + LONGEST_WAIT);
    await (await backOff()).check();
  });

  it.each([
    ['a text', 'x'],
    ['null', null],
    ['a list', []],
    ['no time', { wrong: 9 }],
    ['a time that is none', { wrong: 9, at: '9' }],
    ['a negative count', { wrong: -1, at: NOW }],
    ['half a try', { wrong: 3.5, at: NOW }],
    ['more fields', { wrong: 9, at: NOW, more: 1 }],
  ])('takes a malformed record for none, and puts another in its place: %s', async (_, stored) => {
    fake.local.set('unlock-tries', stored);
    await (await backOff()).check();
    expect(fake.local.has('unlock-tries')).toBe(false);
    await fail(1);
    expect(fake.local.get('unlock-tries')).toEqual({ wrong: 1, at: NOW });
  });

  // Proves P1: Wrong secrets leave a count and a time, and nothing else.
  it('stores a count and a time, nothing else', async () => {
    await fail(3);
    expect([...fake.local]).toEqual([['unlock-tries', { wrong: 3, at: NOW }]]);
  });

  it('does not hide the wrong secret behind a full disk', async () => {
    fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
    await fail(3);
    fake.localFails = null;
    await (await backOff()).check();
  });
});
