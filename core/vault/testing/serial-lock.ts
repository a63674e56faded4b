import type { WithLock } from '../vault-storage';

/** A lock for one process: work waits for the work before it. */
export function serialLock(): WithLock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
