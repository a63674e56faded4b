import { grantedAccess, returnAccess } from '../../platform/access';
import { readDraft } from './draft-store';
import { readRemoved } from './removed-store';
import { openedVault } from './session';

/** What we ask for: one exact host. Anything broader was given in the browser's own pages and is left alone. */
const EXACT_HOST = /^https:\/\/[a-z0-9.-]+(?::\d+)?\/\*$/;

/** Origins of exact hosts that we have access to now. */
export async function exactOrigins(): Promise<readonly string[]> {
  const patterns = await grantedAccess();
  return patterns.filter((pattern) => EXACT_HOST.test(pattern)).map((pattern) => pattern.slice(0, -2));
}

/** Gives back the access that no token, draft or removed token needs. */
export async function returnUnusedAccess(): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return;
  const [draft, removed] = await Promise.all([readDraft(vault), readRemoved(vault)]);
  // A draft in the middle of asking: what it was given is not yet in any record.
  if (draft !== null && draft.state !== 'open') return;
  const records = [...vault.tokens.values(), ...(removed === null ? [] : [removed])];
  const needed = new Set(records.flatMap((record) => [...record.origins, ...record.allowedSites]));
  const unused = (await exactOrigins()).filter((origin) => !needed.has(origin));
  await Promise.all(unused.map((origin) => returnAccess([`${origin}/*`])));
}
