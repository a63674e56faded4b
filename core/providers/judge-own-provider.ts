import type { OwnProviderInput } from './own-provider';
import type { Providers } from './providers';

/** One thing that keeps an own provider from being saved, and where it stands. */
export interface OwnProviderProblem {
  readonly code: string;
  readonly place: 'name' | 'origin' | 'header' | 'check' | 'docs' | 'field' | 'companion';
  /** Which one of several. */
  readonly index?: number;
}

/** Everything that is wrong with a provider that the user described; none where it can be saved. */
export function judgeOwnProvider(
  _input: OwnProviderInput,
  _providers: Providers,
): readonly OwnProviderProblem[] {
  return [];
}
