import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;

/** Asks again and again until the answer is neither null, undefined nor false. The only timer tests wait on. */
export async function until<T>(
  what: string,
  check: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  { timeout = 10_000, every = POLL_MS }: { timeout?: number; every?: number } = {},
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await check();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() >= end) throw new Error(`${what}: not within ${timeout} ms`);
    await pause(every);
  }
}
