import { grantedAccess } from '../../../platform/access';

/** What we ask for: one exact host. Anything broader was given in the browser's own pages and is left alone. */
const EXACT_HOST = /^https:\/\/[a-z0-9.-]+(?::\d+)?\/\*$/;

/** Origins of exact hosts that we have access to now. */
export async function exactOrigins(): Promise<readonly string[]> {
  const patterns = await grantedAccess();
  return patterns.filter((pattern) => EXACT_HOST.test(pattern)).map((pattern) => pattern.slice(0, -2));
}
