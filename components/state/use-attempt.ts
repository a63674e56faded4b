import { useState } from 'react';
import { sendMessage } from '../../platform/send-message';
import type { Problem } from '../format/problem-text';
import { problemOf } from './store';
import { useBusy } from './use-busy';

export interface Attempt {
  /** The problem of the last try. */
  readonly problem: Problem | null;
  /** Milliseconds since 1970 before which no secret is tried; null when one may be tried now. */
  readonly nextTryAt: number | null;
  readonly busy: boolean;
  /** Runs one try at a time. */
  readonly run: (work: () => Promise<unknown>) => void;
}

/** For forms that give a secret: one try at a time, and what comes of a wrong one. */
export function useAttempt(): Attempt {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [nextTryAt, setNextTryAt] = useState<number | null>(null);
  const [busy, runOne] = useBusy();
  const tryIt = async (work: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
      setNextTryAt((await sendMessage('vault.status', {})).nextTryAt);
    }
  };
  return { problem, nextTryAt, busy, run: (work) => runOne(() => tryIt(work)) };
}
