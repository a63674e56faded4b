import type { Worker } from '@playwright/test';

/** The little of the worker's world that is turned here. */
interface WorkerWorld {
  readonly chrome: {
    readonly alarms: {
      create(name: string, options: { when: number }): Promise<void>;
      get(name: string): Promise<{ readonly scheduledTime: number } | undefined>;
    };
  };
}

/** When one of the extension's alarms goes off, or null. Milliseconds since 1970. */
export function alarmTime(worker: Worker, name: string): Promise<number | null> {
  return worker.evaluate(async (wanted) => {
    const { chrome } = globalThis as unknown as WorkerWorld;
    return (await chrome.alarms.get(wanted))?.scheduledTime ?? null;
  }, name);
}

/** Puts the worker's clock that far before the real one, and lets the browser deliver one of its alarms now. */
export async function letTimePass(worker: Worker, minutes: number, alarm: string): Promise<void> {
  await worker.evaluate(
    async ([forward, name]) => {
      const { chrome } = globalThis as unknown as WorkerWorld;
      const real = () => performance.timeOrigin + performance.now();
      Date.now = () => Math.round(real() + forward * 60_000);
      await chrome.alarms.create(name, { when: real() });
    },
    [minutes, alarm] as const,
  );
}
