import { TARGET } from './target';

/** What a vector returns where the gain is not the token itself: a page to click through, a test that lies. */
export function gained(yes: boolean): string | null {
  return yes ? TARGET.secret : null;
}
