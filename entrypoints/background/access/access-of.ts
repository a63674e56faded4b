import { accessPattern } from '../../../core/token/access-pattern';
import type { OpenVault } from '../../../core/vault/open-vault';
import { grantedAccess, hasAccess } from '../../../platform/access';
import { choices } from '../stores/choices';

/** The origins of a vault's tokens and their pages that the browser gives access to now. */
export async function accessOf(vault: OpenVault): Promise<ReadonlySet<string>> {
  const tokens = [...vault.tokens.values()];
  const { letIn } = await choices.read();
  const guests = Object.values(letIn).flatMap((tabs) => Object.values(tabs));
  const wanted = new Set([
    ...tokens.flatMap((token) => [...token.origins, ...token.allowedSites]),
    ...guests,
  ]);
  const patterns = new Set(await grantedAccess());
  const exact = [...wanted].filter((origin) => patterns.has(accessPattern(origin)));
  // Broader access, given in the browser's own pages, is the browser's to judge.
  const others = patterns.size > exact.length ? [...wanted].filter((origin) => !exact.includes(origin)) : [];
  // One question first: with access to all of them, a thousand would take a second.
  if (others.length > 0 && (await hasAccess(others.map(accessPattern)))) return wanted;
  const broad = await Promise.all(others.map((origin) => hasAccess([accessPattern(origin)])));
  return new Set([...exact, ...others.filter((_, index) => broad[index])]);
}
