import { useUi } from '../state/use-ui';
import { problemText } from '../words/problem-text';
import { Notice } from './notice';

/** What went wrong with the last click, until the next one. */
export function ProblemNotice() {
  const problem = useUi((state) => state.problem);
  return problem && <Notice tone="problem">{problemText(problem)}</Notice>;
}
