import type { Worker } from '@playwright/test';
import { until } from '../../support/until';
import { alarmTime, letTimePass } from './later';

/** Name of the alarm at the end of the notice before an idle lock. */
const LOCK_SOON = 'lock-soon';

/** Tells the extension what the browser says of the machine; an idle hour can't be waited for. */
export async function machineIs(worker: Worker, state: 'active' | 'idle' | 'locked'): Promise<void> {
  await worker.evaluate((name) => {
    const { chrome } = globalThis as unknown as {
      chrome: { idle: { onStateChanged: { dispatch(state: string): void } } };
    };
    chrome.idle.onStateChanged.dispatch(name);
  }, state);
}

/** Milliseconds until the notice is over; waits for the notice to begin. */
export async function noticeLength(worker: Worker): Promise<number> {
  const end = await until('the notice', () => alarmTime(worker, LOCK_SOON));
  return end - (await worker.evaluate(() => Date.now()));
}

/** Puts the clock forward, past the notice unless told otherwise, and lets the alarm go off. */
export async function endNotice(worker: Worker, minutes = 3): Promise<void> {
  await letTimePass(worker, minutes, LOCK_SOON);
  await until('the alarm', async () => (await alarmTime(worker, LOCK_SOON)) === null);
}
