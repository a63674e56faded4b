import { useEffect, useRef, useState } from 'react';
import type { OwnProviderProblem } from '../../core/providers/judge-own-provider';
import type { OwnProviderInput } from '../../core/providers/own-provider';
import { sendMessage } from '../../platform/send-message';

/** Milliseconds without a key before what is typed is judged. */
const PAUSE = 250;

/**
 * What is wrong with a description while it is typed. The background judges it: only that knows the catalogue. Null
 * while an answer is awaited for what stands there now.
 */
export function useProblems(input: OwnProviderInput): readonly OwnProviderProblem[] | null {
  const [judged, setJudged] = useState<{
    readonly of: string;
    readonly found: readonly OwnProviderProblem[];
  }>();
  const typed = JSON.stringify(input);
  const latest = useRef(typed);
  latest.current = typed;
  useEffect(() => {
    const timer = setTimeout(() => {
      void sendMessage('own.judge', { input: JSON.parse(typed) as OwnProviderInput }).then(
        (found) => latest.current === typed && setJudged({ of: typed, found }),
        () => undefined,
      );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return judged?.of === typed ? judged.found : null;
}
