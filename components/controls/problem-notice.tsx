import { useEffect, useRef } from 'react';
import { useUi } from '../state/use-ui';
import { problemText } from '../words/problem-text';
import { problemTone } from '../words/problem-tone';
import { Notice } from './notice';

/** What went wrong with the last click, until the next one. */
export function ProblemNotice() {
  const problem = useUi((state) => state.problem);
  const shown = useRef<HTMLDivElement>(null);
  // On a long page the click may have been far below.
  useEffect(() => {
    if (problem) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    problem && (
      <div ref={shown}>
        <Notice tone={problemTone(problem)} urgent>
          {problemText(problem)}
        </Notice>
      </div>
    )
  );
}
