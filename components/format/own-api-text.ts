import type { OwnProviderProblem } from '../../core/providers/judge-own-provider';
import { text, textIfAny } from './text';

/** What is wrong with a part of an API that the user describes, and what to do about it. */
export function ownProblemText(
  { code, providerId }: OwnProviderProblem,
  nameOf: (id: string) => string,
): string {
  const name = providerId === undefined ? '' : nameOf(providerId);
  return textIfAny(`own_problem_${code.replaceAll('-', '_')}`, name) ?? text('own_problem_other');
}

/** Problems of one place, as one text; null where there is none. */
export function problemsAt(
  problems: readonly OwnProviderProblem[],
  nameOf: (id: string) => string,
  place: OwnProviderProblem['place'],
  index?: number,
): string | null {
  const here = problems.filter((problem) => problem.place === place && problem.index === index);
  return here.length === 0 ? null : here.map((problem) => ownProblemText(problem, nameOf)).join(' ');
}
