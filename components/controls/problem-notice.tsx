import { useEffect, useRef } from 'react';
import { problemText } from '../format/problem-text';
import { problemTone } from '../format/problem-tone';
import { useUi } from '../state/use-ui';
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
