let started: Promise<void> | null = null;
let begin = (): Promise<void> => Promise.reject(new Error('nothing was said of how to start'));

/** Says what must be true before anything else happens. Called once for each worker, before its first event. */
export function startWith(steps: () => Promise<void>): void {
  begin = steps;
}

/** Every handler awaits this once: what must be true before anything else happens. */
export function ready(): Promise<void> {
  started ??= begin().catch((error: unknown) => {
    started = null;
    throw error;
  });
  return started;
}

/** The same, whatever became of it: locks must not depend on what a start could not do. */
export async function afterStart(): Promise<void> {
  await ready().catch(() => undefined);
}
