import { beginRun, type TestRun } from '../../../core/probe/test-run';
import { sessionValue } from '../session-storage/session-value';
import { whileUnlocked } from '../vault/open-vault';

const stored = sessionValue('testRun');
/** A run lives in one worker: one that an earlier worker left running has stopped. */
let isRunning = false;

/** The last run, until the user has seen how it ended. */
export async function readTestRun(): Promise<TestRun | null> {
  const run = await stored.read();
  return run?.state === 'running' && !isRunning ? { ...run, state: 'stopped' } : run;
}

/** Begins a run, unless one is under way. @returns null where one is */
export function openTestRun(total: number): TestRunStore | null {
  if (isRunning) return null;
  isRunning = true;
  let run = beginRun(total);
  return {
    now: () => run,
    change: (edit) => {
      run = edit(run);
      return whileUnlocked(() => stored.write(run));
    },
    close: () => {
      isRunning = false;
    },
  };
}

export interface TestRunStore {
  readonly now: () => TestRun;
  /** @throws {LockedError} once it is locked */
  readonly change: (edit: (run: TestRun) => TestRun) => Promise<void>;
  readonly close: () => void;
}

/** To be called once the user has seen how it ended. */
export async function forgetTestRun(): Promise<void> {
  if (!isRunning) await stored.remove();
}
