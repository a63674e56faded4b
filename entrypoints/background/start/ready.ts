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

/** Milliseconds. A call of the browser may never be answered, and what it has stored to drop may take it seconds. */
const LONGEST_WAIT = 3000;

/** The same, whatever became of it, and soon: locks must not depend on what a start could not do. */
export async function afterStart(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT);
  });
  await Promise.race([ready().catch(() => undefined), late]);
  clearTimeout(timer);
}
