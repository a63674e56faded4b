import type { FakeBrowser } from '../../support/fake-browser';

/**
 * What happens at one call:
 * - `killed before`, `killed after`: the worker dies, and the call was not or was done
 * - `fails before`, `fails after`: the call throws, and was not or was done
 * - `full`: the call throws what a browser throws without room
 * - `spoilt`: this and all calls after it say that they were done, and a new vault lacks its last record
 */
export type Fault = (typeof FAULTS)[number];
export const FAULTS = [
  'killed before',
  'killed after',
  'fails before',
  'fails after',
  'full',
  'spoilt',
] as const;

/** One browser for a row of workers, with a fault at one of their writes. */
export interface FaultyBrowser {
  /** Stands for `browser` of `platform/browser.ts`, for one worker: a dead one can't reach it any more. */
  api(): object;
  /** Counts writes from now, and lets the fault happen at this one. Resolves if a worker dies of it. */
  faultAt(fault: Fault, write: number): Promise<void>;
  /** Every call works again. @returns how many writes there were, and whether the fault came */
  repair(): { readonly writes: number; readonly came: boolean };
}

interface Life {
  alive: boolean;
}

/** Calls that change what a worker leaves behind. */
const WRITES = ['storage.local.set', 'storage.local.remove', 'storage.session.set', 'storage.session.remove'];

export function faultyBrowser(fake: FakeBrowser): FaultyBrowser {
  let writes = 0;
  let at = Number.POSITIVE_INFINITY;
  let fault: Fault = 'killed before';
  let came = false;
  let died: () => void = () => {};

  const around = (name: string, worker: Life, call: () => unknown): unknown => {
    if (!worker.alive) return never();
    return WRITES.includes(name) ? write(worker, call) : call();
  };
  const write = async (worker: Life, call: () => unknown): Promise<unknown> => {
    writes += 1;
    if (fault === 'spoilt' && at !== Number.POSITIVE_INFINITY) {
      await call();
      came = spoil(fake) || came;
      return undefined;
    }
    if (writes !== at) return call();
    came = true;
    if (fault === 'killed before' || fault === 'killed after') {
      if (fault === 'killed after') await call();
      worker.alive = false;
      died();
      return never();
    }
    if (fault === 'full') throw new Error('Resource::kQuotaBytes quota exceeded');
    if (fault === 'fails before') throw new Error('IO error');
    await call();
    throw new Error('IO error');
  };

  let last: Life = { alive: false };
  return {
    api() {
      last.alive = false;
      last = { alive: true };
      return wrapped(fake.api, [], last, around);
    },
    faultAt(kind, write) {
      [writes, at, fault, came] = [0, write, kind, false];
      return new Promise((resolve) => {
        died = resolve;
      });
    },
    repair() {
      const seen = { writes, came };
      [writes, at, came] = [0, Number.POSITIVE_INFINITY, false];
      return seen;
    },
  };
}

/** Cuts the last record off the vault files that stand there. @returns whether there was one to lose */
function spoil({ local }: FakeBrowser): boolean {
  const file = local.get('vault.next');
  if (typeof file !== 'object' || file === null || !('records' in file)) return false;
  const records = (file.records as unknown[]).slice(0, -1);
  for (const key of ['vault.next', 'vault', 'vault.previous']) {
    const now = local.get(key) as { index?: unknown } | undefined;
    if (now?.index === (file as { index?: unknown }).index) local.set(key, { ...now, records });
  }
  return true;
}

function wrapped(
  target: object,
  path: readonly string[],
  worker: Life,
  around: (name: string, worker: Life, call: () => unknown) => unknown,
): object {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key);
      if (typeof key === 'symbol') return value;
      const name = [...path, key];
      if (isObject(value)) return wrapped(value, name, worker, around);
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]) =>
        around(name.join('.'), worker, () => Reflect.apply(value, object, given));
    },
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function never(): Promise<never> {
  return new Promise(() => {});
}
