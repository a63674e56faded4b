import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { act, attempt } from '../state/act';

/**
 * Lets a page use a token. The browser's question must be the first call of the click and may
 * close this page, so the choice is saved in the same breath and taken back after a no.
 */
export function allowSite({ id, allowedSites }: TokenView, origin: string): void {
  const answer = requestAccess([accessPattern(origin)]);
  const others = allowedSites.filter((site) => site !== origin);
  const saved = act('token.edit', { id, allowedSites: [...others, origin] });
  void attempt(async () => {
    const granted = await answer.catch(() => false);
    // One that was allowed before stays so, and goes on saying that access is missing.
    if ((await saved) && !granted && !allowedSites.includes(origin))
      await act('token.edit', { id, allowedSites: others });
  });
}
